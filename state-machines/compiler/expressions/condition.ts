import { markedFeel } from '#feel/index.ts';
import { type Bindings, bindExpression, STATE_DATA } from './bind.ts';
import { booleanness } from './boolean.ts';
import { delimited, expressionOf } from './delimiters.ts';
import { bindFeel } from './feel.ts';
import { parseExpression } from './parse.ts';

/**
 * A condition as JSONata that always gives a boolean: no value counts as false; anything that is neither fails the
 * run with a message that names the condition. In FEEL, whatever is not true counts as false.
 */
export function conditionExpression(condition: string, where: string, bindings: Bindings, data?: string): string {
  const { source } = expressionOf(condition);
  const marked = markedFeel(source);
  if (marked) return bindFeel(marked.feel, 'condition', bindings, data ?? STATE_DATA);
  const bound = bindExpression(source, bindings, data);
  const parsed = parseExpression(source);
  const gives = parsed.ok ? booleanness(parsed.ast) : 'unknown';
  if (gives === 'always') return bound;
  if (gives === 'maybe') return `${bound} = true`;
  const message = JSON.stringify(`The condition of ${where} gave a value that is neither true nor false.`);
  return `($v := ${bound}; $exists($v) ? ($type($v) = "boolean" ? $v : $error(${message})) : false)`;
}

export const condition = (text: string, where: string, bindings: Bindings, data?: string): string =>
  delimited(conditionExpression(text, where, bindings, data));
