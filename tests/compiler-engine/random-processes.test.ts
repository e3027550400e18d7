import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { type Outcome, playProcess, type Visit } from '../../state-machines/compiler/reference/play.ts';
import { aTarget } from '../../state-machines/compiler/testing/builders.ts';
import { mutatedProcess } from '../../state-machines/compiler/testing/mutate.ts';
import { randomDag } from '../../state-machines/compiler/testing/random-dag.ts';
import { fieldOf, randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { showingAll } from './observable.ts';
import { EngineHarness } from './run-on-engine.ts';

let engine: EngineHarness;
beforeAll(async () => {
  engine = await new EngineHarness().open();
});
afterAll(() => engine.close());

/** A small deterministic hash: the same visit of the same node gives the same outcome in both worlds. */
function hash(text: string): number {
  let value = 2166136261;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0)!, 16777619);
  return (value >>> 8) % 1000;
}

/** Outputs between 0 and 9; from the third visit on 0, so that every loop ends; some visits fail where that is caught. */
const outcomesOf =
  (seed: number, faults: ReadonlyMap<string, string>) =>
  (nodeId: string, visit: number): Outcome => {
    const chance = hash(`${seed}/${nodeId}/${visit}`);
    const fault = faults.get(nodeId);
    if (fault && chance % 3 === 0) return { error: fault };
    return { output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : chance % 10 } };
  };

const byNode = (visits: readonly Visit[]) => {
  const nodes: Record<string, unknown[]> = {};
  for (const { nodeId, data } of visits) {
    nodes[nodeId] ??= [];
    nodes[nodeId].push(data);
  }
  return nodes;
};

const RUNS = Number(process.env.COMPILER_RUNS ?? 40);

async function compare(drawn: ProcessDefinition, seed: number, paused: boolean): Promise<void> {
  const { definition, faults } = observable(drawn);
  const compiled = compileProcess(definition, aTarget());
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
  const outcomes = outcomesOf(seed, faults);
  const played = await playProcess(definition, { seed }, outcomes);
  const hold = paused
    ? definition.nodes.filter((node) => node.outputs.length > 0 && hash(node.node_id + seed) % 4 === 0)
    : [];
  const run = await engine.run(compiled.definition, { seed }, outcomes, {
    pausedAt: hold.map((node) => node.node_id),
  });
  expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  expect(played.status).toBe('succeeded');
  expect(byNode(run.visits)).toEqual(byNode(played.visits));
  expect(run.data).toEqual(played.data);
}

describe('on the engine and in the token game', () => {
  it('a random process does the same', async () => {
    await fc.assert(fc.asyncProperty(randomProcess, fc.nat(), fc.boolean(), compare), { numRuns: RUNS });
  }, 600_000);

  it('a process with flows led elsewhere does the same, where it is sound', async () => {
    const sound = fc.tuple(mutatedProcess, fc.nat()).filter(([drawn]) => compileProcess(drawn, aTarget()).ok);
    await fc.assert(
      fc.asyncProperty(sound, async ([drawn, seed]) => {
        const { definition, faults } = observable(drawn);
        const played = await playProcess(definition, { seed }, outcomesOf(seed, faults), 300);
        fc.pre(played.status === 'succeeded');
        await compare(drawn, seed, false);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('activities that wait for each other in any order do the same', async () => {
    await fc.assert(fc.asyncProperty(randomDag, fc.nat(), fc.boolean(), compare), { numRuns: RUNS });
  }, 600_000);
});

/** A process that shows what its activities see, and which faults each of them may have. */
function observable(definition: ProcessDefinition) {
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
