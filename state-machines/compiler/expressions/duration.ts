import { DurationSchema } from '#contracts/core/scalars.ts';
import { type Bindings, bindExpression } from './bind.ts';
import { delimited, inDelimiters } from './delimiters.ts';

const UNITS = [
  ['W', 604_800],
  ['D', 86_400],
  ['H', 3_600],
  ['M', 60],
  ['S', 1],
] as const;

/** Seconds of an ISO 8601 duration (`PT1.5S` → 1.5), or undefined when it is none. */
export function durationSeconds(duration: string): number | undefined {
  if (!DurationSchema.safeParse(duration).success) return undefined;
  let seconds = 0;
  for (const [unit, size] of UNITS) {
    const part = new RegExp(`(\\d+(?:\\.\\d+)?)${unit}`).exec(duration);
    if (part) seconds += Number(part[1]) * size;
  }
  return seconds;
}

/**
 * Whole seconds for a state's `Seconds` or `TimeoutSeconds`: a number for a literal; for an expression, JSONata that
 * reads an ISO 8601 duration or a number of seconds and fails with a clear message on anything else.
 */
export function secondsOf(duration: string, bindings: Bindings, minimum: number): number | string {
  const expression = inDelimiters(duration);
  if (!expression) return Math.max(minimum, Math.ceil(durationSeconds(duration) ?? 0));
  return delimited(secondsExpression(bindExpression(expression.source, bindings), minimum));
}

function secondsExpression(value: string, minimum: number): string {
  const terms = UNITS.map(([unit, size]) => `$number($match($v, /([0-9.]+)${unit}/).groups[0]) * ${size}`);
  const sum = `$sum([${terms.join(', ')}])`;
  const pattern = '/^-?P([0-9]+W|([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?)$/';
  // What was due before now counts as the minimum.
  const signed = `$contains($v, /^-/) ? 0 : ${sum}`;
  const wrong = '$error("A duration must be ISO 8601 such as PT15M or P3D, or a number of seconds.")';
  const seconds = `$type($v) = "number" ? $v : ($type($v) = "string" and $contains($v, ${pattern}) and $contains($v, /[0-9]/) ? (${signed}) : ${wrong})`;
  return `($v := ${value}; $max([${minimum}, $ceil(${seconds})]))`;
}
