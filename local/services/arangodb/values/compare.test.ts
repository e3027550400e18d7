import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, compareValues, equalValues } from './compare.ts';
import { encodeKey } from './index-key.ts';
import type { Json } from './json.ts';

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: 'grapheme-ascii' }),
);
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;

describe('AQL order', () => {
  it('ranks types: null, bool, number, string, array, object', () => {
    const values: Json[] = [{}, [], '', 0, false, null, true, 'a', [0], { a: 1 }];
    expect(values.toSorted(compareValues)).toEqual([null, false, true, 0, '', 'a', [], [0], {}, { a: 1 }]);
  });

  it('compares strings by collation: case decides only between words that are otherwise equal', () => {
    expect(['b', 'B', 'a', 'A', 'ä', '_', '1'].toSorted(compareValues)).toEqual(['_', '1', 'a', 'A', 'ä', 'b', 'B']);
  });

  it('takes missing elements and attributes for null', () => {
    expect(equalValues([1], [1, null])).toBe(true);
    expect(equalValues({ a: null }, {})).toBe(true);
    expect(compareValues({ b: 1 }, { a: 0 })).toBeLessThan(0);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) + 0);
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('has one canonical text per class of equal values', () => {
    fc.assert(fc.property(json, json, (a, b) => equalValues(a, b) === (canonical(a) === canonical(b))));
  });
});

describe('index keys', () => {
  it('sort as their values do', () => {
    const tuple = fc.array(scalar, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(tuple, tuple, (left, right) => {
        const [a, b] = [encodeKey(left), encodeKey(right)];
        fc.pre(a.ordered && b.ordered);
        const expected =
          compareValues(left[0] as Json, right[0] as Json) || compareValues(left[1] as Json, right[1] as Json);
        expect(Math.sign(Buffer.compare(a.bytes, b.bytes))).toBe(Math.sign(expected));
      }),
      { numRuns: 2000 },
    );
  });

  it('are equal for equal values only', () => {
    fc.assert(
      fc.property(json, json, (a, b) => equalValues(a, b) === encodeKey([a]).bytes.equals(encodeKey([b]).bytes)),
    );
  });

  it('tell when their bytes do not sort as the values do', () => {
    expect(encodeKey(['plain text']).ordered).toBe(true);
    expect(encodeKey(['Ärger']).ordered).toBe(false);
    expect(encodeKey([[1]]).ordered).toBe(false);
  });
});
