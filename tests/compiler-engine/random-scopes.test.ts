import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { playProcess, type Visit } from '../../state-machines/compiler/reference/play.ts';
import { randomAdHocs, randomCalls, randomScopes } from '../../state-machines/compiler/testing/random-scopes.ts';
import { anEngine, compile, linted } from './an-engine.ts';
import { showingAll } from './observable.ts';
import { scopeOutcomes, together, withoutOrder } from './scope-outcomes.ts';

const engine = anEngine();

/** Without what the compiler lets an ad-hoc subprocess know of itself. */
const ownFields = (data: Visit['data']) =>
  Object.fromEntries(Object.entries(data).filter(([field]) => !field.startsWith('adHoc_given_')));

const byNode = (visits: readonly Visit[]) => {
  const nodes: Record<string, unknown[]> = {};
  for (const { nodeId, data } of visits) {
    nodes[nodeId] ??= [];
    // What a receive task sees is not told to whom it waits for.
    nodes[nodeId].push(nodeId.startsWith('receive') ? {} : ownFields(data));
  }
  return nodes;
};

const RUNS = Number(process.env.COMPILER_RUNS ?? 40);

/** Plays a process and those that are called on the engine and in the token game. */
async function compare(drawn: readonly ProcessDefinition[], seed: number): Promise<void> {
  const processes = drawn.map(showingAll);
  const [machine, ...child] = processes.map((one) => compile(one).definition);
  const all = together(processes);
  const outcomes = scopeOutcomes(all, seed);
  const played = await playProcess(processes[0]!, { seed }, outcomes, { called: processes.slice(1) });
  const loose = withoutOrder(all);
  const ordered = (visits: readonly Visit[]) =>
    visits.map((visit) => visit.nodeId).filter((nodeId) => !loose.has(nodeId));
  const messageTasks = all.nodes.filter(({ config }) => config.task === true).map((node) => node.node_id);
  const run = await engine.run(machine!, { seed }, outcomes, { messageTasks, child });
  expect({ status: run.status.toLowerCase(), error: run.error }).toEqual({
    status: played.status,
    error: played.error,
  });
  expect(ordered(run.visits)).toEqual(ordered(played.visits));
  expect(byNode(run.visits)).toEqual(byNode(played.visits));
  if (played.status === 'succeeded') expect(run.data).toEqual(played.data);
}

describe('subprocesses, events that interrupt, loops and compensation', () => {
  it('do the same on the engine and in the token game', async () => {
    await fc.assert(
      fc.asyncProperty(randomScopes, fc.nat(), (drawn, seed) => compare([drawn], seed)),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('do the same where people and data say what is done, one after another or beside each other', async () => {
    await fc.assert(
      fc.asyncProperty(randomAdHocs, fc.nat(), (drawn, seed) => compare([drawn], seed)),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  }, 600_000);

  it('do the same where processes call others, which escalate to them', async () => {
    await fc.assert(fc.asyncProperty(randomCalls, fc.nat(), compare), { numRuns: RUNS / 2 });
  }, 600_000);

  it('pass both linters', async () => {
    await fc.assert(
      fc.asyncProperty(randomScopes, async (drawn) => {
        await linted(drawn);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
