import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, parsePattern } from './compile.ts';
import type { JsonObject, JsonValue } from './json.ts';

const matches = (pattern: JsonValue, event: JsonObject) => compilePattern(pattern)(event);
const leaf = (entry: JsonValue, value: JsonValue) => matches({ a: [entry] }, { a: value });

describe('event patterns', () => {
  it.each<[string, JsonValue, JsonValue, boolean]>([
    ['string', 'x', 'x', true],
    ['string, other case', 'x', 'X', false],
    ['number in another notation', 300, 3e2, true],
    ['number is not its text', 1, '1', false],
    ['null', null, null, true],
    ['boolean', true, true, true],
    ['any element of an array', 'x', ['y', 'x'], true],
    ['prefix', { prefix: 'ab' }, 'abc', true],
    ['prefix of a number', { prefix: '1' }, 12, false],
    ['prefix, ignoring case', { prefix: { 'equals-ignore-case': 'AB' } }, 'abc', true],
    ['suffix', { suffix: '.png' }, 'a.png', true],
    ['suffix, ignoring case', { suffix: { 'equals-ignore-case': '.PNG' } }, 'a.png', true],
    ['equals-ignore-case', { 'equals-ignore-case': 'ALice' }, 'alice', true],
    ['anything-but, one', { 'anything-but': 'x' }, 'y', true],
    ['anything-but, the one', { 'anything-but': 'x' }, 'x', false],
    ['anything-but, a list', { 'anything-but': ['x', 'y'] }, 'y', false],
    ['anything-but, numbers', { 'anything-but': [1, 2] }, 3, true],
    ['anything-but, other type', { 'anything-but': ['x'] }, 5, true],
    ['anything-but prefix', { 'anything-but': { prefix: 'init' } }, 'initial', false],
    ['anything-but prefixes', { 'anything-but': { prefix: ['a', 'b'] } }, 'cd', true],
    ['anything-but suffix', { 'anything-but': { suffix: '.txt' } }, 'a.png', true],
    ['anything-but ignoring case', { 'anything-but': { 'equals-ignore-case': ['INIT'] } }, 'init', false],
    ['anything-but wildcard', { 'anything-but': { wildcard: '*/lib/*' } }, 'a/lib/b', false],
    ['numeric range', { numeric: ['>', 0, '<=', 5] }, 5, true],
    ['numeric range, outside', { numeric: ['>', 0, '<=', 5] }, 0, false],
    ['numeric range, upper first', { numeric: ['<', 5, '>', 0] }, 3, true],
    ['numeric on text', { numeric: ['=', 3] }, '3', false],
    ['cidr v4', { cidr: '10.0.0.0/24' }, '10.0.0.255', true],
    ['cidr v4, outside', { cidr: '10.0.0.0/24' }, '10.0.1.0', false],
    ['cidr v6', { cidr: '2001:db8::/32' }, '2001:db8::1', true],
    ['cidr on no address', { cidr: '10.0.0.0/24' }, 'example', false],
    ['wildcard in the middle', { wildcard: 'dir/*.png' }, 'dir/a.b.png', true],
    ['wildcard, tail overlaps head', { wildcard: 'ab*ba' }, 'aba', false],
    ['wildcard, escaped star', { wildcard: 'a\\*' }, 'a*', true],
    ['wildcard, escaped star is no wildcard', { wildcard: 'a\\*' }, 'ab', false],
    ['exists', { exists: true }, false, true],
    ['exists, an object is no leaf', { exists: true }, { b: 1 }, false],
  ])('%s', (_name, entry, value, expected) => {
    expect(leaf(entry, value)).toBe(expected);
  });

  it('combines fields with and, values with or', () => {
    const pattern = { source: ['a', 'b'], detail: { state: ['open'] } };
    expect(matches(pattern, { source: 'b', detail: { state: 'open' } })).toBe(true);
    expect(matches(pattern, { source: 'b', detail: { state: 'shut' } })).toBe(false);
    expect(matches(pattern, { source: 'b', detail: 'open' })).toBe(false);
  });

  it('takes one of the alternatives of $or beside other fields', () => {
    const pattern = { a: [1], $or: [{ b: [1] }, { c: { d: [{ prefix: 'x' }] } }] };
    expect(matches(pattern, { a: 1, c: { d: 'xy' } })).toBe(true);
    expect(matches(pattern, { a: 1, b: 2 })).toBe(false);
    expect(matches(pattern, { b: 1 })).toBe(false);
  });

  it('needs all fields of one array element, not of several', () => {
    const pattern = { items: { sku: ['a'], count: [2] } };
    expect(
      matches(pattern, {
        items: [
          { sku: 'a', count: 1 },
          { sku: 'b', count: 2 },
        ],
      }),
    ).toBe(false);
    expect(
      matches(pattern, {
        items: [
          { sku: 'b', count: 1 },
          { sku: 'a', count: 2 },
        ],
      }),
    ).toBe(true);
  });

  it('sees a missing field, also below a missing object, and only when no element has it', () => {
    const absent = { detail: { error: { code: [{ exists: false }] } } };
    expect(matches(absent, { detail: {} })).toBe(true);
    expect(matches(absent, {})).toBe(true);
    expect(matches(absent, { detail: { error: { code: null } } })).toBe(false);
    expect(matches(absent, { detail: { error: [{ code: 1 }, {}] } })).toBe(false);
    expect(matches({ a: ['x', { exists: false }] }, { b: 1 })).toBe(true);
  });

  it('does not mistake inherited names for fields', () => {
    expect(matches({ constructor: [{ exists: false }] }, { a: 1 })).toBe(true);
    expect(() => compilePattern({ a: [{ constructor: 'x' }] })).toThrow('Unrecognized match type constructor');
  });

  it.each<[JsonValue, string]>([
    [{}, 'Event pattern is empty'],
    [[], 'Filter is not an object'],
    [{ a: 'x' }, '"a" must be an object or an array'],
    [{ a: [] }, 'Empty arrays are not allowed'],
    [{ a: {} }, 'Empty objects are not allowed'],
    [{ a: [['x']] }, 'Match value must be String, number, true, false, or null'],
    [{ a: [{ regex: 'x' }] }, 'Unrecognized match type regex'],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }, 'Only one key allowed in match expression'],
    [{ a: [{ prefix: 1 }] }, 'prefix match pattern must be a string'],
    [{ a: [{ exists: 'yes' }] }, 'exists match pattern must be either true or false.'],
    [{ a: [{ numeric: ['>', 'x'] }] }, 'Value of numeric must be numeric'],
    [{ a: [{ numeric: ['>', 5, '<', 1] }] }, 'Bottom must be less than top'],
    [{ a: [{ numeric: ['~', 5] }] }, 'Unrecognized numeric range operator: ~'],
    [{ a: [{ cidr: '10.0.0.0' }] }, 'Malformed CIDR'],
    [{ a: [{ cidr: '10.0.0.0/33' }] }, 'Malformed CIDR'],
    [{ a: [{ wildcard: 'a**b' }] }, 'Consecutive wildcard'],
    [{ a: [{ 'anything-but': ['x', 1] }] }, 'mixed type is not supported'],
    [{ a: [{ 'anything-but': { cidr: '1.1.1.1/8' } }] }, 'Unsupported anything-but pattern: cidr'],
    [{ $or: [{ a: [1] }] }, 'at least 2 Objects'],
  ])('refuses %j', (pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(reason);
  });

  it('refuses text that is not JSON', () => {
    expect(() => parsePattern('{a')).toThrow('Filter is not valid JSON');
  });
});

describe('event patterns over random events', () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  it('a literal pattern made of an event matches it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((k) => k !== '$or' && k !== '__proto__'),
          scalar,
          { minKeys: 1 },
        ),
        (event) => {
          const pattern = Object.fromEntries(Object.entries(event).map(([key, value]) => [key, [value]]));
          expect(matches(pattern, event)).toBe(true);
        },
      ),
    );
  });
  it('anything-but is the complement of the literals for a present field', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (list, value) => {
        expect(leaf({ 'anything-but': list }, value)).toBe(!matches({ a: list }, { a: value }));
      }),
    );
  });
  it('wildcards agree with a regular expression', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(
        word.filter((p) => !p.includes('**') && p !== ''),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }),
        (p, value) => {
          expect(leaf({ wildcard: p }, value)).toBe(new RegExp(`^${p.replaceAll('*', '.*')}$`).test(value));
        },
      ),
    );
  });
});
