import { type BpmnBindings, BpmnBindingsSchema } from '#contracts/processes/bpmn-bindings.ts';
import { CliFault } from './fault.ts';
import { nameOf, readJson } from './read-input.ts';

/** The file of decisions that an import takes over; nothing where none is named. */
export async function readBindings(file: string | undefined): Promise<BpmnBindings | undefined> {
  if (file === undefined) return undefined;
  const parsed = BpmnBindingsSchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => `  /${path.join('/')}: ${message}`);
  throw new CliFault(
    'findings',
    'bindings.malformed',
    `${nameOf(file)} does not hold bindings:\n${issues.join('\n')}`,
    'See docs/cli.md for their form.',
  );
}
