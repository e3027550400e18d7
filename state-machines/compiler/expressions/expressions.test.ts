import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import type { Json } from '#contracts/core/json.ts';
import { bindExpression, COMMON_BINDINGS } from './bind.ts';
import { conditionExpression } from './condition.ts';
import { durationSeconds, secondsOf } from './duration.ts';
import { oneLine } from './one-line.ts';
import { parseExpression } from './parse.ts';
import { templateExpression } from './template.ts';
import { freeVariables } from './variables.ts';

const state = (data: Json) => ({ input: { data, __context__: { region: 'EU' }, execution: {} } });

/** Evaluates as Step Functions does: no root, `$states` bound. */
async function evaluate(source: string, data: Json): Promise<unknown> {
  const value: unknown = await jsonata(source).evaluate(undefined, { states: state(data) });
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

describe('bindExpression', () => {
  it('makes the process data the context and binds what is mentioned', async () => {
    const bound = bindExpression('amount > 10 and $__context__.region = "EU"', COMMON_BINDINGS);
    expect(await evaluate(bound, { amount: 11 })).toBe(true);
  });

  it('binds nothing that is not mentioned', () => {
    expect(bindExpression('amount', COMMON_BINDINGS)).toBe('$states.input.data.(amount)');
  });

  it.each([[[]], [[1]], [[1, 2]], [[[1]]], [null], [0], ['']])('keeps %j as it is', async (value) => {
    expect(await evaluate(bindExpression('value', {}), { value })).toEqual(value);
  });
});

describe('templateExpression', () => {
  it.each<[Json, Json, unknown]>([
    [{ a: '{% x %}', b: 'x' }, { x: [1] }, { a: [1], b: 'x' }],
    [['{% x %}', '{% y %}', 3], { x: [1, 2] }, [[1, 2], null, 3]],
    [[['{% x %}'], []], { x: [] }, [[[]], []]],
    [{ a: '{% gone %}', b: { c: '{% x.y %}' } }, { x: { y: 'é "quoted" \\ \n' } }, { b: { c: 'é "quoted" \\ \n' } }],
    ['a "literal" \\ with \u2028 \t', {}, 'a "literal" \\ with \u2028 \t'],
    [{ n: -1.5e-7, t: true, z: null }, {}, { n: -1.5e-7, t: true, z: null }],
  ])('%j over %j gives %j', async (template, data, expected) => {
    expect(await evaluate(templateExpression(template, {}), data)).toEqual(expected);
  });
});

describe('oneLine', () => {
  it.each([
    ['a\n+ b', 'a + b'],
    ['a & "x\ny\\"\n" & b', 'a & "x\\u000ay\\"\\u000a" & b'],
    ["'it\r\n' & /* c\n */ a", "'it\\u000d\\u000a' & /* c  */ a"],
    ['a + b', 'a + b'],
  ])('of %j is %j', (source, expected) => {
    expect(oneLine(source)).toBe(expected);
  });

  it('means the same', async () => {
    const source = '(\n  $x := "one\ntwo";\n  $x & value\n)';
    expect(await evaluate(bindExpression(source, {}), { value: '!' })).toBe('one\ntwo!');
  });
});

describe('conditionExpression', () => {
  const check = (condition: string, data: Json) => evaluate(conditionExpression(condition, 'a flow', {}), data);

  it.each<[string, Json, boolean]>([
    ['amount > 10', { amount: 11 }, true],
    ['amount > 10', {}, false],
    ['approved', { approved: true }, true],
    ['approved', {}, false],
    ['$not(approved)', { approved: false }, true],
    ['$exists(x) and x.y = 1', { x: { y: 1 } }, true],
  ])('%s over %j is %s', async (condition, data, expected) => {
    expect(await check(condition, data)).toBe(expected);
  });

  it('fails with the name of the flow when it gives no boolean', async () => {
    await expect(check('approved', { approved: 'yes' })).rejects.toMatchObject({
      message: expect.stringContaining('a flow'),
    });
  });
});

describe('durations', () => {
  it.each([
    ['PT15M', 900],
    ['P3D', 259_200],
    ['P1DT12H', 129_600],
    ['P2W', 1_209_600],
    ['PT1.5S', 1.5],
    ['P1M', undefined],
    ['15 minutes', undefined],
  ])('%s is %s seconds', (duration, seconds) => {
    expect(durationSeconds(duration)).toBe(seconds);
  });

  it.each<[Json, number]>([
    ['PT15M', 900],
    ['P1DT12H', 129_600],
    ['PT0.2S', 1],
    ['P2W', 1_209_600],
    [90, 90],
  ])('an expression that gives %j is %s seconds', async (value, seconds) => {
    const text = secondsOf('{% patience %}', {}, 1) as string;
    expect(await evaluate(text.slice(2, -2), { patience: value })).toBe(seconds);
  });

  it.each(['P1M', 'soon', 'P', ''])('an expression that gives %j fails', async (value) => {
    const text = secondsOf('{% patience %}', {}, 1) as string;
    await expect(evaluate(text.slice(2, -2), { patience: value })).rejects.toMatchObject({
      message: expect.stringContaining('ISO 8601'),
    });
  });
});

describe('freeVariables', () => {
  it.each<[string, string[]]>([
    ['a.b[c > $x]', ['x']],
    ['($x := 1; $x + $y)', ['y']],
    ['$map(items, function($v, $i) { $v * $rate })', ['rate']],
    ['items@$i.{"n": $i.name}', []],
    ['items#$p.{"n": $p}', []],
    ['$sum(items.price) + $$.x', ['$']],
    ['{"a": $secret}', ['secret']],
    ['items^(>$k)', ['k']],
    ['$ ~> |a|{"b": $z}|', ['z']],
    ['$eval("1")', ['eval']],
    ['($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(5))', []],
  ])('of %s are %j', (source, names) => {
    const parsed = parseExpression(source);
    expect(parsed.ok && freeVariables(parsed.ast).map((use) => use.name)).toEqual(names);
  });
});
