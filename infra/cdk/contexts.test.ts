import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventRegistry } from '#contracts/event-registry.ts';
import { operations } from '#contracts/operations.ts';
import { declaredEntries, existingEntries } from './bundles.ts';
import { contexts } from './contexts.ts';

const root = join(import.meta.dirname, '../..');

/** `on(taskCompleted, …)` in a context's events.ts: the names of the event contracts that it handles. */
function handledContracts(context: string): string[] {
  const file = join(root, 'functions', context, 'events.ts');
  const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return [...source.matchAll(/\bon\(\s*(\w+)\s*,/g)].map(([, name]) => name ?? '');
}

/** `taskCompleted` → `task.completed`, for the names that contracts have by convention. */
const contractName = (type: string): string =>
  type.replace(/[.-]([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe('the contexts', () => {
  const known = new Map([...eventRegistry.keys()].map((type) => [contractName(type), type]));

  it.each(contexts.map(({ name, subscribes }) => [name, subscribes ?? []] as const))(
    '%s subscribes to registered events only, and to each that it handles',
    (name, subscribes) => {
      if (subscribes === 'all') return;
      for (const type of subscribes) expect([...eventRegistry.keys()]).toContain(type);
      const handled = handledContracts(name).map((contract) => known.get(contract) ?? `unknown: ${contract}`);
      expect(subscribes).toEqual(expect.arrayContaining(handled));
    },
  );

  it('serve every operation of the contract with an API', () => {
    const served = contexts.filter(({ doors }) => doors.api).map(({ name }) => name);
    expect(operations.map(({ context }) => context).filter((context) => !served.includes(context))).toEqual([]);
  });

  it('stay within what the HTTP API waits for', () => {
    for (const { name, doors } of contexts) expect(doors.api?.timeout ?? 29, name).toBeLessThanOrEqual(29);
  });

  it('are built as far as they are written', () => {
    const declared = new Set(declaredEntries().map(({ name }) => name));
    const existing = existingEntries(root);
    expect(existing.length).toBeGreaterThan(0);
    for (const { name, source } of existing) {
      expect(declared).toContain(name);
      expect(existsSync(join(root, source)), source).toBe(true);
    }
  });
});
