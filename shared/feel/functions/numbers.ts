import { type FeelFunction, typed } from './feel-function.ts';

export const NUMBER_FUNCTIONS: Readonly<Record<string, FeelFunction>> = {
  abs: typed({ n: 'number' }, 'number', (n) => `$abs(${n})`),
  // JSONata rounds half to even, as FEEL's decimal() does.
  decimal: typed({ n: 'number', scale: 'number' }, 'number', (n, scale) => `$round(${n}, ${scale})`),
  sqrt: typed(
    { number: 'number' },
    'number',
    (n) => `$sqrt(${n})`,
    (n) => `${n} >= 0`,
  ),
  modulo: typed(
    { dividend: 'number', divisor: 'number' },
    'number',
    (a, b) => `(${a} % ${b} + ${b}) % ${b}`,
    (_, b) => `${b} != 0`,
  ),
  odd: typed({ number: 'number' }, 'boolean', (n) => `$abs(${n}) % 2 = 1`),
  even: typed({ number: 'number' }, 'boolean', (n) => `${n} % 2 = 0`),
};
