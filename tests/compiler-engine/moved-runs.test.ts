import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PositionUnreadable, readTokens } from '../../functions/executions/operate/read-tokens.ts';
import { goingOn, type Leaf, leavesOf } from '../../functions/executions/operate/tokens.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { SourceMapSchema } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { type Outcome, playProcess, type Visit } from '../../state-machines/compiler/reference/play.ts';
import { aTarget } from '../../state-machines/compiler/testing/builders.ts';
import { mutatedProcess } from '../../state-machines/compiler/testing/mutate.ts';
import { randomDag } from '../../state-machines/compiler/testing/random-dag.ts';
import { fieldOf, randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { anEngine } from './an-engine.ts';
import { showingAll } from './observable.ts';

const engine = anEngine();

const RUNS = Number(process.env.COMPILER_RUNS ?? 12);
const numberOf = (text: string) => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) % 9973, 7);

/** Outputs between 0 and 9; from the third visit on 0, so that every loop ends. */
const outcomesOf =
  (seed: number) =>
  (nodeId: string, visit: number): Outcome => ({
    output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : numberOf(`${seed}/${nodeId}/${visit}`) % 10 },
  });

const byNode = (visits: readonly Visit[]) => Object.groupBy(visits, ({ nodeId }) => nodeId);

/** Runs a process until people are waited for, moves the run to where it stands, and lets it end; so does nothing twice, and loses nothing. */
async function compare(drawn: ProcessDefinition, seed: number): Promise<void> {
  const nodes = drawn.nodes.map((node) =>
    node.action_type === 'script' && numberOf(`${node.node_id}${seed}`) % 3 === 0
      ? { ...node, type: 'human_internal' as const, action_type: 'employee_task' as const, config: {} }
      : node,
  );
  const definition = showingAll({ ...drawn, nodes });
  const whole = compileProcess(definition, aTarget());
  fc.pre(whole.ok);
  const outcomes = outcomesOf(seed);
  const played = await playProcess(definition, { seed }, outcomes, { mostSteps: 300 });
  fc.pre(played.status === 'succeeded');
  const people = nodes.filter(({ type }) => type === 'human_internal').map((node) => node.node_id);
  const silent = new Set(people.filter((id) => numberOf(id + seed) % 2 === 0));
  const sourceMap = SourceMapSchema.parse(whole.sourceMap);
  const stands = ({ nodeId, kind }: Leaf) =>
    kind === 'waits' || silent.has(nodeId) || nodes.some((node) => node.node_id === nodeId && node.type === 'event');
  const settled: Parameters<typeof engine.runUntil>[0] = async (history, nets) => {
    try {
      return leavesOf(await readTokens(history, { sourceMap }, nets)).every(stands);
    } catch (error) {
      if (error instanceof PositionUnreadable) return false;
      throw error;
    }
  };
  const left = await engine.runUntil(settled, { definition: whole.definition, data: { seed }, outcomes, silent });
  fc.pre(left.status === 'RUNNING');
  const token = await readTokens(left.history, { sourceMap }, left.nets);
  const { marking, data, tokens = {} } = goingOn(token, sourceMap.fields);
  const entered = compileProcess(definition, aTarget(), { entry: marking });
  if (!entered.ok) throw new Error(JSON.stringify([marking, entered.diagnostics]));
  const before = (nodeId: string) => left.visits.filter((visit) => visit.nodeId === nodeId).length;
  const onwards = (nodeId: string, visit: number) => outcomes(nodeId, visit + before(nodeId));
  const run = await engine.run(entered.definition, data, onwards, { tokens });
  expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
  expect(byNode([...left.visits, ...run.visits])).toEqual(byNode(played.visits));
  expect(run.data).toEqual(played.data);
}

describe('a run that is stopped anywhere and goes on from where it stood', () => {
  it('does what the whole run does', async () => {
    await fc.assert(fc.asyncProperty(randomProcess, fc.nat(), compare), { numRuns: RUNS });
  }, 600_000);

  it('does so where activities wait for each other in any order', async () => {
    await fc.assert(fc.asyncProperty(randomDag, fc.nat(), compare), { numRuns: RUNS });
  }, 600_000);

  it('does so where flows lead elsewhere, and only the coordinator knows where tokens are', async () => {
    await fc.assert(fc.asyncProperty(mutatedProcess, fc.nat(), compare), { numRuns: RUNS });
  }, 600_000);
});
