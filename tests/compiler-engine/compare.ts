import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { type Outcome, type Played, playProcess, type Visit } from '../../state-machines/compiler/reference/play.ts';
import { aTarget } from '../../state-machines/compiler/testing/builders.ts';
import { fieldOf } from '../../state-machines/compiler/testing/random-process.ts';
import { showingAll } from './observable.ts';
import type { EngineHarness } from './run-on-engine.ts';

/** A small deterministic hash: the same visit of the same node gives the same outcome in both worlds. */
export function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 16777619);
  return (value >>> 8) % 1000;
}

/** Outputs between 0 and 9; from the third visit on 0, so that every loop ends; some visits fail where that is caught. */
export const outcomesOf =
  (seed: number, faults: ReadonlyMap<string, string>) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = hash(`${seed}/${nodeId}/${visit}`);
    const fault = faults.get(nodeId);
    if (fault && chance % 3 === 0) return { error: fault };
    return { output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : chance % 10 } };
  };

export const byNode = (visits: readonly Visit[]) => {
  const nodes: Record<string, unknown[]> = {};
  for (const { nodeId, data } of visits) {
    nodes[nodeId] ??= [];
    nodes[nodeId].push(data);
  }
  return nodes;
};

interface Comparison {
  readonly engine: EngineHarness;
  readonly seed: number;
  /** Some activities find the run paused. */
  readonly paused?: boolean;
  /** Some people answer only after hours. */
  readonly late?: boolean;
}

/** Plays a process on the engine and in the token game: the same visits with the same data, and the same outcome. */
export async function compare(drawn: ProcessDefinition, { engine, seed, paused, late }: Comparison): Promise<void> {
  const { definition, faults } = observable(drawn);
  const compiled = compileProcess(definition, aTarget());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const outcomes = outcomesOf(seed, faults);
  const played = await playProcess(definition, { seed }, outcomes);
  const chosen = (salt: string, among: ProcessDefinition['nodes']) =>
    among.map((node) => node.node_id).filter((id) => hash(id + salt + seed) % 4 === 0);
  const people = definition.nodes.filter((node) => node.type === 'human_internal');
  const run = await engine.run(compiled.definition, { seed }, outcomes, {
    pausedAt: paused
      ? chosen(
          '',
          definition.nodes.filter((node) => node.outputs.length > 0),
        )
      : [],
    lateHours: late ? Object.fromEntries(chosen('late', people).map((id) => [id, 1 + (hash(id) % 5)])) : {},
  });
  expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  expect(played.status).toBe('succeeded');
  expect(byNode(run.visits)).toEqual(byNode(played.visits));
  expect(run.data).toEqual(played.data);
}

const ORDERS = [
  (ids: readonly string[]) => ids.toSorted(),
  (ids: readonly string[]) => ids.toSorted().toReversed(),
  (ids: readonly string[]) => ids.toSorted((a, b) => hash(a) - hash(b)),
  (ids: readonly string[]) => ids.toSorted((a, b) => hash(b) - hash(a)),
];

/** Whether a process ends the same whichever token moves first; else what it does is a matter of time, and cannot be compared. */
export async function isCertain(drawn: ProcessDefinition, seed: number): Promise<boolean> {
  const { definition, faults } = observable(drawn);
  const played = ORDERS.map((order) =>
    playProcess(definition, { seed }, outcomesOf(seed, faults), { mostSteps: 400, order }),
  );
  const [first, ...others] = (await Promise.all(played)).map(outcomeOf);
  return first!.status === 'succeeded' && others.every((other) => isDeepStrictEqual(other, first));
}

const outcomeOf = ({ status, data, visits }: Played) => ({ status, data, visits: byNode(visits) });

/** A process that shows what its activities see, and which faults each of them may have. */
export function observable(definition: ProcessDefinition) {
  const faults = new Map<string, string>();
  for (const node of definition.nodes) {
    if (node.config.position !== 'boundary') continue;
    const host = definition.nodes.find((one) => one.node_id === node.config.attachedTo)!;
    const timed = node.config.event === 'timer';
    if (!timed || host.type === 'human_internal') faults.set(host.node_id, timed ? 'States.Timeout' : 'Broken');
    else faults.set(host.node_id, 'States.Timeout');
  }
  return { definition: showingAll(definition), faults };
}
