import { describe, expect, it } from 'vitest';
import { translate, translateCondition } from './index.ts';
import { type Data, holds, inFeel, valueIn } from './testing/both-evaluators.ts';

const order: Data = {
  amount: 1200,
  status: 'open',
  customer: { name: 'Ada', address: { city: 'Paris' } },
  lines: [{ sku: 'a', price: 3 }, { sku: 'b', price: 30 }, { sku: 'c' }],
  roles: ['admin'],
  'order total': 7,
};

describe('translateCondition', () => {
  it.each([
    ['amount > 1000', '$type(amount) = "number" and amount > 1000'],
    ['=status = "open"', 'status = "open"'],
    ['approved', 'approved = true'],
    ['status = "open" or status = "new"', 'status = "open" or status = "new"'],
    ['contains(status, "pe")', '$type(status) = "string" and $contains(status, "pe")'],
    ['__context__ != null', expect.stringContaining('$feelNone($__context__)')],
  ])('of %s stays short', (feel, jsonata) => {
    expect(translateCondition(feel)).toMatchObject({ ok: true, jsonata });
  });

  it.each<[string, Data]>([
    ['amount > 1000', {}],
    ['amount > 1000', { amount: null }],
    ['amount > 1000', { amount: 'much' }],
    ['amount > 1000', { amount: [] }],
    ['not(amount > 1000)', {}],
    ['not(amount > 1000)', { amount: 1 }],
    ['a or b > 3', { a: 'yes', b: 4 }],
    ['a and b > 3', { b: 1 }],
    ['not(a and b > 3)', { b: 1 }],
    ['a != b', { a: 1, b: 'x' }],
    ['a != b', { a: 1 }],
    ['a = null', {}],
    ['a = null', { a: null }],
    ['a = b', { a: { x: [1, 2] }, b: { x: [1, 2] } }],
    ['every x in list satisfies x > 0', { list: [] }],
    ['every x in list satisfies x > 0', {}],
    ['some x in list satisfies count(x) > 1', { list: [[1, 2], []] }],
    ['customer.address.city = "Paris"', order],
    ['count(lines[price > 2]) = 2', order],
    ['lines.sku = ["a", "b", "c"]', order],
    ['list contains(roles, "admin")', order],
    ['status in ("open", "new")', order],
  ])('%s over %j holds as in FEEL', async (feel, data) => {
    expect(await holds(feel, data)).toBe(inFeel(feel, data) === true);
  });
});

describe('translate', () => {
  it.each([
    ['sum(lines[price != null].price)', 33],
    ['lines.price', [3, 30, null]],
    ['for l in lines return l.sku', ['a', 'b', 'c']],
    ['lines[-1].sku', 'c'],
    ['"Order of " + customer.name', 'Order of Ada'],
    ['{city: customer.address.city, upper: upper case(city)}', { city: 'Paris', upper: 'PARIS' }],
    ['if amount between 1000 and 2000 then "middle" else "other"', 'middle'],
    ['substring("foobar", 3, 2)', 'ob'],
    ['decimal(2.5, 0)', 2],
    ['number("12.5")', 12.5],
    ['[[1], [2, [3]], []]', [[1], [2, [3]], []]],
    ['"a \\"quoted\\" \\\\ \\u00e9"', 'a "quoted" \\ é'],
    ['1 / 0', null],
    ['// why\namount /* what */ + 1', 1201],
    ['contains(match: "b", string: "abc")', true],
  ])('gives the value of %s', async (feel, expected) => {
    expect(await valueIn(feel, order)).toEqual(expected);
    expect(inFeel(feel, order)).toEqual(expected);
  });

  it.each([
    ['for x in [1, 2], y in [x, 10] return x * y', [1, 10, 4, 20]],
    ['some x in [1, 2], y in [2, 3] satisfies x = y', true],
    ['every x in [1, 2], y in [2, 3] satisfies x < y', false],
    ['sort(lines, function(a, b) a.sku > b.sku).sku', ['c', 'b', 'a']],
    ['substring(status, -2)', 'en'],
    ['substring(status, count(roles) + 1, 2)', 'pe'],
    ['split("a; b;c", ";\\s?")', ['a', 'b', 'c']],
    ['replace(status, "[aeiou]", "_")', '_p_n'],
    ['sublist([4, 5, 6], -2, 1)', [5]],
    ['remove([[1], 2, 3], 2)', [[1], 3]],
    ['insert before([[1]], 1, [0])', [[0], [1]]],
    ['index of([1, 2, 1], 1)', [1, 3]],
    ['distinct values([1, 2, 1, null, null])', [1, 2, null]],
    ['union([1, 2], [2, [3]])', [1, 2, [3]]],
    ['flatten([1, [2, [[3]]], []])', [1, 2, 3]],
    ['median([4, 1, 3, 2])', 2.5],
    ['mode([3, 1, 1, 3, 2])', [1, 3]],
    ['mode([])', []],
    ['stddev([2, 4, 7, 5])', 2.0816659994661326],
    ['product([2, 3, 4])', 24],
    ['round up(-1.121, 2)', -1.13],
    ['round down(-1.129, 2)', -1.12],
    ['round half up(2.5, 0)', 3],
    ['round half up(-2.5, 0)', -3],
    ['round half down(2.5, 0)', 2],
    ['floor(1.55, 1)', 1.5],
    ['get entries({a: [1]})', [{ key: 'a', value: [1] }]],
    ['context put({a: 1}, "b", [2])', { a: 1, b: [2] }],
    ['context merge([{a: 1}, {a: 2, b: 3}])', { a: 2, b: 3 }],
  ])('gives %s as FEEL does', async (feel, expected) => {
    expect(await valueIn(feel, order)).toEqual(expected);
    expect(inFeel(feel, order)).toEqual(expected);
  });

  it.each([
    ['median([10, 9, 2])', 9],
    ['insert before([1, 2, 3], -1, 0)', [1, 2, 0, 3]],
    ['remove([[1], 2, 3], -1)', [[1], 2]],
    ['index of([[1], 2], [1])', [1]],
    ['sublist([1, 2, 3], -5)', null],
    ['substring("abc", 0)', null],
  ])('follows DMN where feelin leaves it: %s', async (feel, expected) => {
    expect(await valueIn(feel, {})).toEqual(expected);
    expect(inFeel(feel, {})).not.toEqual(expected);
  });

  it('reads names with spaces when they are known', async () => {
    expect(await valueIn('order total + 1', order, { names: ['order total'] })).toBe(8);
  });

  it('takes what is no field of the data from where it is said to be', () => {
    expect(translate('item.price', { variables: { item: '$item' } })).toMatchObject({
      ok: true,
      jsonata: expect.stringContaining('$feelGet($item, "price")'),
    });
  });

  it('fails at run time rather than write a list as text', async () => {
    await expect(valueIn('string(lines)', order)).rejects.toMatchObject({
      message: expect.stringContaining('string()'),
    });
  });

  it.each<[string, string, number]>([
    ['', 'empty', 0],
    ['= ', 'empty', 1],
    ['a +', 'ends too early', 3],
    ['=1 +* 2', 'not FEEL', 4],
    ['a = date("2026-01-01")', 'dates', 4],
    ['now() > a', 'now()', 0],
    ['2 ** n', 'exponent', 5],
    ['list[i]', 'filter', 5],
    ['list[0]', 'position', 5],
    ['sort(a, f)', 'written out', 8],
    ['sort(a, function(x) x > 1)', 'two items', 8],
    ['exp(n)', 'exp()', 0],
    ['replace(s, "a", "$1")', 'replacement', 16],
    ['split(s, "(a)")', 'groups', 9],
    ['context put(a, key, 1)', 'key', 15],
    ['matches(s, "\\\\p{L}")', 'pattern', 11],
    ['matches(s, "a*")', 'empty text', 11],
    ['matches(s, p)', 'written out', 11],
    ['contains(s)', 'needs string, match', 0],
    ['contains(s, "a", 1)', '2 arguments', 0],
    ['contains(string: s, other: 1)', 'no parameter', 20],
    ['x in (n > 3)', 'after "in"', 5],
    ['{a: 1, a: 2}', 'twice', 7],
    ['a instance of date', 'instance of date', 14],
    [`${'('.repeat(250)}a${')'.repeat(250)}`, 'nested more than', 198],
    [`"${'x'.repeat(10_000)}"`, 'longer than', 10_000],
    [Array.from({ length: 250 }, (_, i) => `a${i} = b${i}`).join(' and '), 'nested more than', 0],
    [Array.from({ length: 190 }, (_, i) => `field${i} > other${i}`).join(' and '), 'in JSONata', 0],
  ])('says why %j has none', (feel, reason, position) => {
    const translation = translate(feel);
    expect(translation).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
    expect(translation).toMatchObject({ position });
  });
});
