import { InvalidPatternError } from './invalid-pattern.ts';

const limit = 5e9;

function comparison(operator: unknown, bound: unknown): (value: number) => boolean {
  if (typeof bound !== 'number') throw new InvalidPatternError('Value of numeric must be numeric');
  if (Math.abs(bound) > limit) throw new InvalidPatternError('Value must be between -5.0E9 and 5.0E9, inclusive');
  switch (operator) {
    case '=':
      return (value) => value === bound;
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    default:
      throw new InvalidPatternError(`Unrecognized numeric range operator: ${String(operator)}`);
  }
}

/** `["=", 5]`, `[">", 0]` or a range of a lower and an upper bound, in either order. */
export function compileNumeric(operands: unknown): (value: number) => boolean {
  if (!Array.isArray(operands)) throw new InvalidPatternError('Value of numeric must be an array.');
  if (operands.length !== 2 && operands.length !== 4)
    throw new InvalidPatternError(
      operands.length === 0 ? 'Invalid member in numeric match: ' : 'Too many elements in numeric expression',
    );
  const first = comparison(operands[0], operands[1]);
  if (operands.length === 2) return first;
  const directions = [operands[0], operands[2]].map((operator) => String(operator)[0]);
  if (!directions.includes('<') || !directions.includes('>'))
    throw new InvalidPatternError('Bad numeric range operator');
  const second = comparison(operands[2], operands[3]);
  const [low, high] = directions[0] === '>' ? [operands[1], operands[3]] : [operands[3], operands[1]];
  if (Number(low) >= Number(high)) throw new InvalidPatternError('Bottom must be less than top');
  return (value) => first(value) && second(value);
}
