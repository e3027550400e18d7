import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#contracts/core/json.ts';
import { valueIn } from '#feel/testing/both-evaluators.ts';
import { type EvaluateFeelInput, evaluateFeel } from './evaluate-feel.ts';

const now = new Date('2026-03-01T23:30:00.000Z');

function evaluate(feel: string, data: JsonObject = {}, variables: JsonObject = {}): Json | undefined {
  const config = { title: 'Decide', expressions: [{ key: 'f1', feel, place: 'the field /config/x' }] };
  return evaluateFeel('decide', config, { data, variables: { f1: variables } }, now).f1;
}

describe('evaluating FEEL', () => {
  it.each<[string, Json]>([
    ['now()', '2026-03-01T23:30:00Z'],
    ['today()', '2026-03-01'],
    ['date(due) < today() + duration("P3D")', true],
    ['date("2026-03-01")', '2026-03-01'],
    ['time("10:30:00")', '10:30:00'],
    ['time("10:30:00@Asia/Kolkata")', '10:30:00+05:30'],
    ['date and time("2026-07-01T00:00:00")', '2026-07-01T00:00:00'],
    ['@"2026-07-01T00:00:00@Europe/Paris"', '2026-07-01T00:00:00+02:00'],
    ['@"2026-07-01T00:00:00@America/New_York"', '2026-07-01T00:00:00-04:00'],
    ['duration("PT36H")', 'P1DT12H'],
    ['duration("P14M")', 'P1Y2M'],
    ['date and time("2026-03-01T23:00:00Z") - now()', '-PT30M'],
    ['{a: [today()], b: null}', { a: ['2026-03-01'], b: null }],
    ['sort([3, 1, 2], function(x, y) x < y)', [1, 2, 3]],
    ['{fact: function(n) if n < 2 then 1 else n * fact(n - 1), r: fact(5)}.r', 120],
    ['nobody.knows', null],
    ['1 / 0', null],
  ])('%s gives %j', (feel, expected) => {
    expect(evaluate(feel, { due: '2026-03-03' })).toEqual(expected);
  });

  it.each<[string, Json]>([
    ['median([10, 9, 2])', 9],
    ['median(4, 1, 3, 2)', 2.5],
    ['median([])', null],
    ['median([1, "a"])', null],
    ['remove([1, 2, 3], -1)', [1, 2]],
    ['remove([1, 2, 3], 4)', [1, 2, 3]],
    ['remove(null, 1)', null],
    ['remove([1], 0)', null],
    ['insert before([1, 2, 3], -1, 0)', [1, 2, 0, 3]],
    ['insert before(position: 1, list: [[1]], newItem: null)', [null, [1]]],
  ])('%s gives %j, as it does translated', async (feel, expected) => {
    expect(evaluate(feel)).toEqual(expected);
    expect(await valueIn(feel, {})).toEqual(expected);
  });

  it('looks variables up before the data, and both before its own functions', () => {
    expect(evaluate('item + now', { item: 1, now: 2 }, { item: 10 })).toBe(12);
  });

  it('evaluates all expressions of a call at one moment', () => {
    const expressions = ['now()', 'now()', 'today()'].map((feel, at) => ({ key: `f${at}`, feel, place: '' }));
    const input: EvaluateFeelInput = { data: {}, variables: {} };
    const { f0, f1, f2 } = evaluateFeel('n', { expressions }, input, now);
    expect([f0, f2]).toEqual([f1, '2026-03-01']);
  });

  it.each<[string, string]>([
    ['1 +', 'cannot be read: it ends too early (at 3)'],
    ['', 'the expression is empty'],
    [`${'('.repeat(250)}1${')'.repeat(250)}`, 'nested more than 200'],
    [`"${'x'.repeat(10_000)}"`, 'longer than 10000'],
    ['function(x) x', 'gives a function'],
    ['{f: function(x) x}', 'gives a function'],
    ['[1..3]', 'gives a range'],
    ['10 ** 400', 'a number that is too large'],
    ['for i in 1..5 return partial', 'nested more than 100 deep'],
    ['for i in 1..100000 return i', '200000 are the most'],
    ['{f: function(n) f(n + 1), r: f(1)}.r', 'calls itself too often'],
    ['for x in 1..100000, y in 1..100000 return x', 'more than 1000 milliseconds'],
    ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', 'more than 1000 milliseconds'],
  ])('refuses %j and names the place', (feel, reason) => {
    expect(() => evaluate(feel)).toThrow(
      expect.objectContaining({
        name: 'FlowMaster.FeelError',
        message: expect.stringMatching(/^At “Decide” \(decide\), the field \/config\/x: /),
      }),
    );
    expect(() => evaluate(feel)).toThrow(reason);
  });

  it('reaches nothing but its data', () => {
    for (const feel of ['constructor', 'a.constructor', 'a.__proto__', 'process', 'globalThis'])
      expect(evaluate(feel, { a: {} })).toBeNull();
  });
});
