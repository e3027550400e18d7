import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { playProcess } from '../../state-machines/compiler/reference/play.ts';
import { aProcess, aTarget, end, flow, human } from '../../state-machines/compiler/testing/builders.ts';
import { randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { anEngine } from './an-engine.ts';
import { byNode, observable, outcomesOf } from './compare.ts';

const engine = anEngine();

const RUNS = Number(process.env.COMPILER_RUNS ?? 20);

const splitsIn = ({ nodes, flows }: ProcessDefinition): string[] =>
  nodes
    .filter((node) => node.config.gateway === 'parallel')
    .map((node) => node.node_id)
    .filter((id) => flows.filter(({ from }) => from === id).length > 1);

/** One more branch of a split: somebody who answers late, and so ends the process. */
const withDeadly = (drawn: ProcessDefinition, split: string): ProcessDefinition =>
  aProcess(
    [...drawn.nodes, human('late'), end('stop', { config: { event: 'terminate' } })],
    [...drawn.flows, flow(split, 'late'), flow('late', 'stop')],
  );

/** Once around: a second token would come to whoever answers late. */
const splitting = fc
  .tuple(randomProcess, fc.nat())
  .filter(([drawn]) => splitsIn(drawn).length > 0)
  .map(([drawn, which]) => ({ drawn, deadly: withDeadly(drawn, splitsIn(drawn)[which % splitsIn(drawn).length]!) }))
  .filter(({ deadly }) => compileProcess(deadly, aTarget()).ok);

it('a branch that can only end the process holds no other up', async () => {
  await fc.assert(
    fc.asyncProperty(splitting, fc.nat(), async ({ drawn, deadly }, seed) => {
      const { definition, faults } = observable(deadly);
      const outcomes = outcomesOf(seed, faults);
      const compiled = compileProcess(definition, aTarget());
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics));
      const run = await engine.run(compiled.definition, { seed }, outcomes, { lateHours: { late: 600 } });
      const played = await playProcess(observable(drawn).definition, { seed }, outcomes);
      expect({ status: run.status, error: run.error }).toEqual({ status: 'SUCCEEDED', error: undefined });
      expect(byNode(run.visits.filter(({ nodeId }) => nodeId !== 'late'))).toEqual(byNode(played.visits));
    }),
    { numRuns: RUNS },
  );
}, 600_000);
