import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json, JsonObject } from '../json.ts';
import { type TestEngine, testEngine } from '../testing.ts';

/** A process without its Amazon States Language: what it makes of its input can be said without an engine. */
type Step =
  | { kind: 'wrap'; label: string }
  | { kind: 'wait'; seconds: number }
  | { kind: 'parallel'; branches: Step[][] }
  | { kind: 'map'; items: number[]; body: Step[]; concurrency: number };

const step: fc.Arbitrary<Step> = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('wrap' as const), label: fc.string({ minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 500 }) }),
    fc.record({
      kind: fc.constant('parallel' as const),
      branches: fc.array(fc.array(tie('step'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('map' as const),
      items: fc.array(fc.integer(), { maxLength: 4 }),
      body: fc.array(tie('step'), { minLength: 1, maxLength: 2 }),
      concurrency: fc.integer({ min: 0, max: 2 }),
    }),
  ),
})).step;

function meaning(steps: Step[], input: Json): Json {
  return steps.reduce<Json>((value, one) => {
    if (one.kind === 'wrap') return { label: one.label, value };
    if (one.kind === 'wait') return value;
    if (one.kind === 'parallel') return one.branches.map((branch) => meaning(branch, value));
    return one.items.map((item) => meaning(one.body, item));
  }, input);
}

function compile(steps: Step[], names: { next: number }): JsonObject {
  const named = steps.map((one): [string, Step] => [`S${names.next++}`, one]);
  const states = named.map(([name, one], index): [string, Json] => {
    const onward = named[index + 1]?.[0];
    return [name, { ...stateOf(one, names), ...(onward === undefined ? { End: true } : { Next: onward }) }];
  });
  return { StartAt: named[0]?.[0] ?? '', States: Object.fromEntries(states) };
}

function stateOf(one: Step, names: { next: number }): JsonObject {
  switch (one.kind) {
    case 'wrap':
      return { Type: 'Pass', Output: { label: one.label, value: '{% $states.input %}' } };
    case 'wait':
      return { Type: 'Wait', Seconds: one.seconds };
    case 'parallel':
      return { Type: 'Parallel', Branches: one.branches.map((branch) => compile(branch, names)) };
    case 'map':
      return {
        Type: 'Map',
        Items: one.items,
        MaxConcurrency: one.concurrency,
        ItemProcessor: compile(one.body, names),
      };
  }
}

let test: TestEngine;
beforeAll(async () => {
  test = await testEngine();
});
afterAll(() => test.close());

function checkHistory(events: JsonObject[]): void {
  events.forEach((event, index) => {
    expect(event.id).toBe(index + 1);
    expect(Number(event.previousEventId)).toBeLessThanOrEqual(index);
  });
  const count = (suffix: string): number => events.filter((event) => String(event.type).endsWith(suffix)).length;
  expect(count('StateEntered')).toBe(count('StateExited'));
  expect(count('MapIterationStarted')).toBe(count('MapIterationSucceeded'));
}

it('gives what the process means, however it waits, branches and is put away in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), fc.boolean(), async (steps, restart) => {
      // A label that looks like an expression would be one.
      fc.pre(!JSON.stringify(steps).includes('{%'));
      const definition = { QueryLanguage: 'JSONata', ...compile(steps, { next: 0 }) };
      const executionArn = await test.start(await test.create(definition), 'in');
      if (restart) await test.reopen();
      await test.engine.clock.advance(100_000_000);
      const row = await test.finish(executionArn);
      expect(row.status).toBe('SUCCEEDED');
      expect(JSON.parse(String(row.output))).toEqual(meaning(steps, 'in'));
      checkHistory(await test.history(executionArn));
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
