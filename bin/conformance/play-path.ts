import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownProcesses, models, modelText } from '#bpmn/conformance/models.ts';
import { importBpmn } from '#bpmn/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { EXAMPLE_TARGET } from '../cli/compile-target.ts';
import { type Played, play } from '../cli/run/play.ts';
import { type ReferencePath, runsOf } from './reference-runs.ts';

/** A reference model that is meant to execute, bound; those that it calls are found by their ids. */
export interface BoundModel {
  readonly definition: ProcessDefinition;
  /** process id → file of its definition. */
  readonly subprocesses: Readonly<Record<string, string>>;
}

/** Imports the models that are meant to execute, with their bindings, so that they can call each other. */
export async function boundModels(): Promise<ReadonlyMap<string, BoundModel>> {
  const called = await knownProcesses();
  const folder = mkdtempSync(join(tmpdir(), 'flowmaster-models-'));
  const subprocesses: Record<string, string> = {};
  const bound = new Map<string, BoundModel>();
  for (const model of models) {
    const runs = runsOf(model);
    if (!runs) continue;
    const { processes } = await importBpmn(modelText(model), { called, bindings: runs.bindings });
    const { bpmnId, definition } = processes[0]!;
    const file = join(folder, `${model}.json`);
    writeFileSync(file, JSON.stringify(definition));
    subprocesses[called[bpmnId]!] = file;
    bound.set(model, { definition, subprocesses });
  }
  return bound;
}

/** Runs a model on the local engine, its people and workers as the path says. */
export function playPath({ definition, subprocesses }: BoundModel, { script }: ReferencePath): Promise<Played> {
  return play({
    definition,
    target: EXAMPLE_TARGET,
    script: { ...script, subprocesses: { ...subprocesses } },
    data: script.input,
    onStep: () => undefined,
  });
}

/** Where a run did otherwise than its path says; nothing where all is well. */
export function deviation(
  { status, error, cause, steps, waitsAt, data }: Played,
  path: ReferencePath,
): string | undefined {
  const ended = path.error === undefined ? status === 'SUCCEEDED' : status === 'FAILED' && error === path.error;
  if (!ended)
    return `ended ${status} ${error ?? ''} ${cause ?? ''} ${waitsAt.length > 0 ? `waiting at ${waitsAt.join(', ')}` : ''}`;
  const visited = steps.map(({ nodeId }) => nodeId).filter((nodeId) => path.visits.includes(nodeId));
  if (visited.join() !== path.visits.join()) return `visited ${visited.join(', ')}`;
  const wrong = Object.entries(path.script.expect ?? {}).find(
    ([field, value]) => JSON.stringify(data[field]) !== JSON.stringify(value),
  );
  return wrong && `ended with ${wrong[0]} ${JSON.stringify(data[wrong[0]])}`;
}
