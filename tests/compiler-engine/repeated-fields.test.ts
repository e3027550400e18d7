import { expect, it } from 'vitest';
import { aProcess, end, human, script, start, way } from '../../state-machines/compiler/testing/builders.ts';
import { anEngine, gives, runnerOn } from './an-engine.ts';

const run = runnerOn(anEngine());

it('shows, needs and gives a field once that is named twice', async () => {
  const definition = aProcess(
    [
      start(),
      script('price', { outputs: ['price', 'price'] }),
      human('ask', {
        requiredInputs: ['price', 'price'],
        config: { contextFields: ['price', 'k', 'price'] },
        outputs: ['answer'],
      }),
      end(),
    ],
    way('start', 'price', 'ask', 'end'),
  );
  const done = await run(definition, { price: gives({ price: 7 }), ask: gives({ answer: 'yes' }) }, { data: { k: 1 } });
  expect(done).toMatchObject({ status: 'SUCCEEDED', data: { k: 1, price: 7, answer: 'yes' } });
  expect(done.visits.at(-1)).toEqual({ nodeId: 'ask', data: { price: 7, k: 1 } });
});
