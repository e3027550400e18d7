import { type AttributeValue, compare } from '../values/attribute-value.ts';

const shown = (value: AttributeValue): string => `AttributeValue: {${Object.entries(value).flat().join(':')}}`;

/** Why the constant bounds of a BETWEEN hold nothing; undefined where they may. */
export function wrongBounds(low: AttributeValue, high: AttributeValue): string | undefined {
  if ((compare(low, high) ?? 0) <= 0) return undefined;
  return `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: ${shown(low)}, upper bound operand: ${shown(high)}`;
}
