import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNumbers, compareNumbers, encodeNumber, normalizeNumber } from './number.ts';

const number = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
  .map(([negative, digits, exponent]) => `${negative ? '-' : ''}${digits}e${exponent}`);

describe('numbers', () => {
  it.each([
    ['1', '1'],
    ['-0', '0'],
    ['0001.500', '1.5'],
    ['1E3', '1000'],
    ['-1e-3', '-0.001'],
    ['.5', '0.5'],
    ['0e99', '0'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('%s is kept as %s', (text, expected) => {
    expect(normalizeNumber(text)).toBe(expected);
  });

  it.each(['', '-', 'abc', '1e', '0x10', '1.2.3', 'NaN', 'Infinity'])('"%s" is not one', (text) => {
    expect(() => normalizeNumber(text)).toThrow('cannot be converted to a numeric value');
  });

  it('sort as stored bytes exactly as they compare', () => {
    fc.assert(
      fc.property(number, number, (one, two) => {
        const [a, b] = [normalizeNumber(one), normalizeNumber(two)];
        expect(Math.sign(Buffer.compare(encodeNumber(a), encodeNumber(b)))).toBe(Math.sign(compareNumbers(a, b)));
      }),
    );
  });

  it('compare as the double nearest to them does, where doubles differ', () => {
    fc.assert(
      fc.property(number, number, (one, two) => {
        const difference = Number(one) - Number(two);
        if (difference !== 0)
          expect(Math.sign(compareNumbers(normalizeNumber(one), normalizeNumber(two)))).toBe(Math.sign(difference));
      }),
    );
  });

  it('add exactly', () => {
    expect(addNumbers('0.1', '0.2')).toBe('0.3');
    expect(addNumbers('-1', '1')).toBe('0');
    expect(() => addNumbers('1e37', '1e-10')).toThrow('38 significant digits');
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        (a, b) => {
          expect(addNumbers(String(a), String(b))).toBe(String(a + b));
        },
      ),
    );
  });
});
