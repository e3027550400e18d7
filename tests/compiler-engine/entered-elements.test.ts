import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Marking } from '../../shared/contracts/processes/index.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import {
  aProcess,
  aTarget,
  end,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { anEngine, linted } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

const multiInstance = (mode: 'parallel' | 'sequential', more: object = {}) => ({
  multiInstance: { mode, collection: 'list', outputCollection: 'answers', ...more },
});
const asking = (mode: 'parallel' | 'sequential', more: object = {}) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      human('ask', {
        config: { ...multiInstance(mode, more), inputs: { who: '{% $item %}', at: '{% $index %}' } },
        outputs: ['answers'],
      }),
      script('other', { outputs: ['o'] }),
      gateway('join', 'parallel'),
      script('count', { outputs: ['n'] }),
      end(),
    ],
    [...way('start', 'split', 'ask', 'join', 'count', 'end'), ...way('split', 'other', 'join')],
    { data_definitions: [{ name: 'list', schema: {}, input: true, required: false }] },
  );

const entry: Marking = { tokens: [{ at: 'ask', elements: true }, { at: 'other' }] };
const data = { list: ['a', 'b', 'c', 'd', 'e'] };
const tokens = (done: JsonObject) => ({ '0': { set: {}, drop: [], done } });

describe.each(['parallel', 'sequential'] as const)(
  'An activity for several elements, %s, of which some are done',
  (mode) => {
    it('does the others, each with its own position, and gives the outputs of all in their order', async () => {
      const compiled = await linted(asking(mode), { entry });
      const done = { '0': { by: 'earlier' }, '2': null, '4': [1, 2] };
      const answers = (id: string, visit: number) => ({ output: id === 'ask' ? { answer: visit } : { o: 1 } });
      const run = await engine.run(compiled.definition, data, answers, { tokens: tokens(done) });
      expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
      const asked = run.visits.filter(({ nodeId }) => nodeId === 'ask');
      expect(asked).toHaveLength(2);
      const given = run.data as { answers: unknown[] };
      expect(given.answers).toEqual([
        { by: 'earlier' },
        expect.objectContaining({ answer: expect.any(Number) as number }),
        null,
        expect.objectContaining({ answer: expect.any(Number) as number }),
        [1, 2],
      ]);
      expect(new Set([given.answers[1], given.answers[3]].map((one) => JSON.stringify(one))).size).toBe(2);
    });

    it('does the last one', async () => {
      const compiled = await linted(asking(mode), { entry });
      const done = { '0': [1], '1': [[2]], '2': 'x', '4': {} };
      const run = await engine.run(compiled.definition, data, (id) => ({ output: id === 'ask' ? { a: 4 } : {} }), {
        tokens: tokens(done),
      });
      expect(run.data).toMatchObject({ answers: [[1], [[2]], 'x', { a: 4 }, {}] });
      expect(run.visits.filter(({ nodeId }) => nodeId === 'ask')).toHaveLength(1);
    });

    it('goes on behind it where all are done', async () => {
      const compiled = await linted(asking(mode), { entry });
      const run = await engine.run({ ...compiled.definition }, { list: ['a', 'b'] }, () => ({ output: {} }), {
        tokens: tokens({ '0': 1, '1': [2] }),
      });
      expect(run.data).toMatchObject({ answers: [1, [2]] });
      expect(run.visits.map(({ nodeId }) => nodeId).toSorted()).toEqual(['count', 'other']);
    });
  },
);

describe('Elements that are done of any, whatever they gave', () => {
  it('stay done, and the others are done in their order', async () => {
    const compiled = await linted(asking('sequential'), { entry });
    // The field "__proto__" does not survive JSONata in JavaScript.
    const outputs = fc
      .jsonValue({ maxDepth: 2 })
      .filter((one) => JSON.stringify(one).length < 200 && !JSON.stringify(one).includes('__proto__'));
    const cases = fc.array(fc.record({ isDone: fc.boolean(), gave: outputs }), { minLength: 2, maxLength: 6 });
    const holds = async (elements: { isDone: boolean; gave: unknown }[]) => {
      const list = elements.map((_, at) => ({ at }));
      const known = elements.flatMap(({ isDone, gave }, at) => (isDone ? [[String(at), gave] as const] : []));
      const left = list.filter(({ at }) => !elements[at]!.isDone);
      const outcomes = (id: string, visit: number) => ({ output: id === 'ask' ? { did: left[visit] ?? null } : {} });
      const given = { tokens: tokens(Object.fromEntries(known) as JsonObject) };
      const run = await engine.run(compiled.definition, { list }, outcomes, given);
      expect({ status: run.status, cause: run.cause }).toEqual({ status: 'SUCCEEDED', cause: undefined });
      expect(run.data).toMatchObject({
        answers: elements.map(({ isDone, gave }, at) => (isDone ? gave : { did: { at } })),
      });
    };
    await fc.assert(fc.asyncProperty(cases, holds), { numRuns: 12 });
  }, 120_000);
});

describe('An activity for several elements that a run begins at alone', () => {
  it('is given what is done under the name of the outermost token', async () => {
    const compiled = await linted(asking('parallel'), { entry: { at: 'ask', elements: true } });
    const run = await engine.run(compiled.definition, { list: ['a', 'b'] }, () => ({ output: { a: 1 } }), {
      tokens: { '': { set: {}, drop: [], done: { '0': 7 } } },
    });
    expect(run.data).toMatchObject({ answers: [7, { a: 1 }] });
    expect(run.visits.map(({ nodeId }) => nodeId)).toEqual(['ask', 'count']);
  });
});

describe('What is done of several elements cannot be taken over', () => {
  const refusal = (definition: Parameters<typeof compileProcess>[0], at: string) =>
    compileProcess(definition, aTarget(), { entry: { at, elements: true } }).diagnostics.filter(
      ({ severity }) => severity === 'error',
    );

  it('where a condition says when they are done, or they are subprocesses, or there is one only', () => {
    const refused = [{ code: 'entry.not-possible', nodeId: 'ask' }];
    expect(refusal(asking('parallel', { completionCondition: 'completed > 1' }), 'ask')).toMatchObject(refused);
    expect(refusal(asking('sequential', { completionCondition: 'completed > 1' }), 'ask')).toMatchObject(refused);
    expect(refusal(asking('parallel'), 'other')).toMatchObject([{ code: 'entry.not-possible', nodeId: 'other' }]);
    const embedded = aProcess(
      [
        start(),
        subprocess('ask', { config: { kind: 'embedded', ...multiInstance('parallel') } }),
        start('in', { scope_id: 'ask' }),
        human('one', { scope_id: 'ask' }),
        end('out', { scope_id: 'ask' }),
        end(),
      ],
      [...way('start', 'ask', 'end'), ...way('in', 'one', 'out')],
      { data_definitions: [{ name: 'list', schema: {}, input: true, required: false }] },
    );
    expect(refusal(embedded, 'ask')).toMatchObject(refused);
  });
});
