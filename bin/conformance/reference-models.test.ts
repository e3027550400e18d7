import { describe, expect, it } from 'vitest';
import { compileProcess } from '#compiler/index.ts';
import { EXAMPLE_TARGET } from '../cli/compile-target.ts';
import { boundModels, deviation, playPath } from './play-path.ts';
import { decisionsOf, runsOf } from './reference-runs.ts';

const bound = await boundModels();

it('every reference model that is meant to execute is run', () => {
  expect([...bound.keys()]).toEqual(
    ['C.1.0', 'C.1.1', 'C.3.0', 'C.8.1', 'C.9.0', 'C.9.1', 'C.9.2'].map((name) => `${name}.bpmn`),
  );
});

describe.each([...bound])('reference model %s', (name, model) => {
  const runs = runsOf(name)!;

  it(`compiles, with ${decisionsOf(runs)} decisions`, () => {
    const { diagnostics } = compileProcess(model.definition, EXAMPLE_TARGET);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(runs.paths.map((path) => [path.name, path] as const))(
    'runs to its end: %s',
    async (_name, path) => {
      expect(deviation(await playPath(model, path), path)).toBeUndefined();
    },
    120_000,
  );
});
