import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, inFeel, valueIn } from './testing/both-evaluators.ts';
import { randomData, randomFeel } from './testing/random-feel.ts';

const runs = { numRuns: Number(process.env.FEEL_RUNS ?? 1_500) };

describe('a translation', () => {
  it('gives what FEEL gives, for random expressions and data', async () => {
    await fc.assert(
      fc.asyncProperty(randomFeel.any, randomData, async (feel, data) => {
        expect(await valueIn(feel, data)).toEqual(inFeel(feel, data));
      }),
      runs,
    );
  });

  it('holds as a condition where FEEL gives true, for random conditions and data', async () => {
    await fc.assert(
      fc.asyncProperty(randomFeel.truth, randomData, async (feel, data) => {
        expect(await holds(feel, data)).toBe(inFeel(feel, data) === true);
      }),
      runs,
    );
  });
});
