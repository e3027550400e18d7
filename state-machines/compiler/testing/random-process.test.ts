import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { checkProcess, compileProcess } from '../index.ts';
import { exploreProcess } from '../reference/explore.ts';
import { aTarget } from './builders.ts';
import { lint } from './lint.ts';
import { mutatedProcess } from './mutate.ts';
import { randomWeb } from './random-net.ts';
import { randomProcess } from './random-process.ts';

const errorsOf = (diagnostics: readonly { severity: string; code: string }[]): string[] =>
  diagnostics.filter((diagnostic) => diagnostic.severity === 'error').map((diagnostic) => diagnostic.code);

describe('random processes', () => {
  it('that are made of blocks compile', () => {
    fc.assert(
      fc.property(randomProcess, (definition) => {
        expect(errorsOf(compileProcess(definition, aTarget()).diagnostics)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('pass both linters', async () => {
    await fc.assert(
      fc.asyncProperty(randomProcess, async (definition) => {
        const result = compileProcess(definition, aTarget());
        if (result.ok) expect(await lint(result.definition)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('compile, all that are sound, however their tokens meet', () => {
    const refused = new Map<string, number>();
    const count = (definition: ProcessDefinition) => {
      for (const code of errorsOf(compileProcess(definition, aTarget()).diagnostics))
        refused.set(code, (refused.get(code) ?? 0) + 1);
    };
    fc.assert(fc.property(randomWeb, count), { numRuns: 300 });
    expect(Object.fromEntries(refused)).toEqual({});
  }, 60_000);

  it('with a mistake are refused exactly where the token game gets stuck', () => {
    fc.assert(
      fc.property(mutatedProcess, (definition) => {
        const verdict = exploreProcess(definition, 1_000);
        fc.pre(verdict !== 'too-large');
        const codes = errorsOf(checkProcess(definition));
        const unsound = codes.filter(
          (code) => code === 'soundness.deadlock' || code === 'soundness.lack-of-synchronization',
        );
        fc.pre(!codes.includes('soundness.not-proven'));
        fc.pre(codes.every((code) => unsound.some((one) => one === code)));
        expect(unsound.length > 0).toBe(verdict !== 'sound');
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
