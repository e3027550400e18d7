import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainMachine } from '../../state-machines/compiler/explain/explain-process.ts';
import { randomWeb } from '../../state-machines/compiler/testing/random-net.ts';
import { fieldOf, randomProcess } from '../../state-machines/compiler/testing/random-process.ts';
import { anEngine, compile } from './an-engine.ts';

const engine = anEngine();

const RUNS = Number(process.env.COMPILER_RUNS ?? 25);

it('a run in which nothing fails stays within what the explanation says', async () => {
  let bounded = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 3, arbitrary: randomProcess }, { weight: 1, arbitrary: randomWeb }),
      fc.nat(),
      async (definition, seed) => {
        const compiled = compile(definition);
        const { process } = explainMachine(definition, compiled.definition, compiled.sourceMap);
        const outcome = (nodeId: string, visit: number) => ({
          output: { [fieldOf(nodeId)]: visit >= 2 ? 0 : (seed + nodeId.length * 7) % 10 },
        });
        const run = await engine.run(compiled.definition, { seed }, outcome);
        expect(run.status).toBe('SUCCEEDED');
        const found = {
          transitions: run.states.length,
          historyEvents: (await engine.history(run.executionArn)).length,
        };
        for (const figure of ['transitions', 'historyEvents'] as const) {
          expect(found[figure]).toBeGreaterThanOrEqual(process[figure].min);
          if (process.repetitions.length === 0) expect(found[figure]).toBeLessThanOrEqual(process[figure].max);
        }
        if (process.repetitions.length === 0) bounded++;
      },
    ),
    { numRuns: RUNS },
  );
  expect(bounded).toBeGreaterThan(0);
}, 600_000);
