import { isOf, ofValue } from '../code/meaning.ts';
import { once } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import { type Call, type FeelFunction, typed } from './feel-function.ts';

const scaled = (round: (n: string) => string) => (n: string, scale: string) =>
  `(${round(`${n} * $power(10, ${scale})`)}) / $power(10, ${scale})`;

/** Away from zero or towards it; halves decided apart, since JSONata rounds them to even. */
const rounding = (positive: string, negative: string): FeelFunction =>
  typed({ n: 'number', scale: 'number' }, 'number', (n, scale) =>
    scaled((x) => `${n} > 0 ? ${positive}(${x}) : ${negative}(${x})`)(n, scale),
  );
const roundingHalves = (positive: string, negative: string): FeelFunction =>
  typed({ n: 'number', scale: 'number' }, 'number', (n, scale) =>
    scaled((x) => `$abs((${x}) % 1) = 0.5 ? (${n} > 0 ? ${positive}(${x}) : ${negative}(${x})) : $floor(${x} + 0.5)`)(
      n,
      scale,
    ),
  );

export const ROUNDING_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  floor: toScale('$floor'),
  ceiling: toScale('$ceil'),
  'round up': rounding('$ceil', '$floor'),
  'round down': rounding('$floor', '$ceil'),
  'round half up': roundingHalves('$ceil', '$floor'),
  'round half down': roundingHalves('$floor', '$ceil'),
};

function toScale(name: string): FeelFunction {
  return {
    parameters: ['n', 'scale?'],
    translate: ({ values: [n, scale], scope }: Call) => {
      const text = once(scope, scale ? [n!, scale] : [n!], (x, s) => {
        const known = both(isOf(x, 'number'), s ? isOf(s, 'number') : 'true');
        return choose(known, s ? scaled((y) => `${name}(${y})`)(x.value, s.value) : `${name}(${x.value})`, 'null');
      });
      return ofValue(text, { kind: 'number', sure: !scale && isOf(n!, 'number') === 'true' });
    },
  };
}
