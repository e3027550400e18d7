import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { type TestEngine, testEngine } from '../testing.ts';

let test: TestEngine;
beforeEach(async () => {
  test = await testEngine();
});
afterEach(() => test.close());

describe('checking definitions', () => {
  const diagnose = async (definition: JsonObject): Promise<[string, string | undefined][]> => {
    const { diagnostics } = await test.call('ValidateStateMachineDefinition', {
      definition: JSON.stringify(definition),
    });
    return (diagnostics as { code: string; location?: string }[]).map(({ code, location }) => [code, location]);
  };

  it('names the missing target, the unreachable state and the missing end', async () => {
    expect(
      await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'C' }, B: { Type: 'Pass', End: true } } }),
    ).toEqual([
      ['MISSING_TRANSITION_TARGET', '/States/A/Next'],
      ['MISSING_TRANSITION_TARGET', '/States/B'],
    ]);
    expect(await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } })).toEqual([
      ['MISSING_END_STATE', undefined],
    ]);
  });

  it('refuses fields of the other query language, broken expressions and paths', async () => {
    const jsonata = (state: JsonObject): JsonObject => ({
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true, ...state } },
    });
    expect(await diagnose(jsonata({ InputPath: '$.a' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/InputPath'],
    ]);
    expect(await diagnose(jsonata({ Output: '{% 1 + %}' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/Output'],
    ]);
    expect(await diagnose(jsonata({ Output: '{% $states.result %}' }))).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/Output'],
    ]);
    expect(await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', InputPath: 'a', End: true } } })).toEqual([
      ['SCHEMA_VALIDATION_FAILED', '/States/A/InputPath'],
    ]);
    expect(
      await diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Parameters: { 'x.$': 'nope' }, End: true } } }),
    ).toEqual([['SCHEMA_VALIDATION_FAILED', '/States/A/Parameters']]);
  });
});
