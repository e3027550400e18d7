import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { JsonObjectSchema } from '#contracts/core/json.ts';
import { CliFault } from '../fault.ts';
import { nameOf, readJson } from '../read-input.ts';

/** What somebody, or a system that is called, answers to one visit of a node. */
const AnswerSchema = z.union([
  z.strictObject({ result: JsonObjectSchema, by: z.string().optional(), comment: z.string().optional() }),
  z.strictObject({ error: z.string().min(1), cause: z.string().optional(), by: z.string().optional() }),
]);
export type Answer = z.output<typeof AnswerSchema>;

/** A scripted run: the input, and who answers what, one answer per visit of a node. */
export const RunScriptSchema = z.strictObject({
  name: z.string().optional(),
  startedBy: z.string().optional(),
  input: JsonObjectSchema.default({}),
  context: JsonObjectSchema.default({}),
  /** node id → answers in the order of visits. What no answer is left for waits, until a timer of its own fires. */
  answers: z.record(z.string(), z.array(AnswerSchema)).default({}),
  /** node id → what comes in once the run waits there. */
  messages: z
    .record(
      z.string(),
      z.strictObject({
        data: JsonObjectSchema.default({}),
        name: z.string().optional(),
        correlationKey: z.unknown().optional(),
      }),
    )
    .default({}),
  /** process id → file of the process that runs as a subprocess, from the script's folder. */
  subprocesses: z.record(z.string(), z.string()).default({}),
  /** Fields that the data must have at the end. */
  expect: JsonObjectSchema.optional(),
});
export type RunScript = z.output<typeof RunScriptSchema>;

export const emptyScript = (): RunScript => RunScriptSchema.parse({});

export async function readScript(file: string): Promise<RunScript> {
  const parsed = RunScriptSchema.safeParse(await readJson(file));
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => `  /${path.join('/')}: ${message}`);
    throw new CliFault(
      'findings',
      'script.malformed',
      `${nameOf(file)} is no script of a run:\n${issues.join('\n')}`,
      'See "flowmaster run --help" for its form.',
    );
  }
  const folder = file === '-' ? process.cwd() : dirname(resolve(file));
  const subprocesses = Object.entries(parsed.data.subprocesses).map(([id, path]) => [id, resolve(folder, path)]);
  return { ...parsed.data, subprocesses: Object.fromEntries(subprocesses) as Record<string, string> };
}
