import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ContextDeclaration, contexts, type Door } from './contexts.ts';

/** One Lambda function: its context, its door, and the names of its source and bundle. */
export interface FunctionEntry {
  readonly context: ContextDeclaration;
  readonly door: Door;
  /** `<context>-<door>`: the folder below `build/lambda/`. */
  readonly name: string;
  /** Path of the source from the repository's root. */
  readonly source: string;
}

const doors: readonly Door[] = ['api', 'events', 'tasks', 'authorizer', 'outbox'];

/** Every function that the contexts declare, written yet or not. */
export function declaredEntries(): FunctionEntry[] {
  return contexts.flatMap((context) =>
    doors
      .filter((door) => context.doors[door])
      .map((door) => ({
        context,
        door,
        name: `${context.name}-${door}`,
        source: `functions/${context.name}/${door}.ts`,
      })),
  );
}

/**
 * The functions whose source exists, so that the system builds while contexts are still being written. A source that
 * no context declares is refused: it would silently not be deployed.
 */
export function existingEntries(root: string): FunctionEntry[] {
  const declared = declaredEntries();
  const known = new Set(declared.map(({ source }) => source));
  const unknown = sourcesOnDisk(root).filter((source) => !known.has(source));
  if (unknown.length > 0) {
    throw new Error(`Not declared in infra/cdk/contexts.ts: ${unknown.join(', ')}. Add the context or its door there.`);
  }
  return declared.filter(({ source }) => existsSync(join(root, source)));
}

function sourcesOnDisk(root: string): string[] {
  const folder = join(root, 'functions');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => doors.map((door) => `functions/${name}/${door}.ts`))
    .filter((source) => existsSync(join(root, source)));
}
