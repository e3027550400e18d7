import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { BpmnBindingsSchema } from '#contracts/processes/bpmn-bindings.ts';
import { RunScriptSchema } from '../cli/run/script.ts';

const folder = new URL('../../shared/bpmn/conformance/runs/', import.meta.url);

/** A way through a reference model: who answers what, and which nodes are visited, in this order, before its end. */
const PathSchema = z.strictObject({
  name: z.string(),
  script: RunScriptSchema,
  visits: z.array(z.string()).min(1),
  /** The error that the run ends with, where that is what the model says. */
  error: z.string().optional(),
});
export type ReferencePath = z.output<typeof PathSchema>;

const RunsSchema = z.strictObject({ bindings: BpmnBindingsSchema, paths: z.array(PathSchema).min(2) });

/** What a model that is meant to execute needs beside its document, and how it runs; nothing for the others. */
export function runsOf(model: string): z.output<typeof RunsSchema> | undefined {
  const file = new URL(model.replace(/\.bpmn$/, '.json'), folder);
  return existsSync(file) ? RunsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** How many things a person had to decide that the document does not say. */
export const decisionsOf = ({ bindings }: z.output<typeof RunsSchema>): number =>
  [...Object.values(bindings.nodes), ...Object.values(bindings.flows)].reduce(
    (sum, decided) => sum + Object.keys(decided).length,
    bindings.data.length,
  );
