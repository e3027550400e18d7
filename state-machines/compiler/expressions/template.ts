import type { Json } from '#contracts/core/json.ts';
import { type Bindings, bindExpression, bindOrNull } from './bind.ts';
import { delimited, inDelimiters, literal } from './delimiters.ts';
import { quoted } from './one-line.ts';

/** A template as Step Functions takes it in `Arguments`: every `{% … %}` string bound to the state it is used in. */
export function bindTemplate(template: Json, bindings: Bindings, data?: string): Json {
  if (typeof template === 'string') {
    const expression = inDelimiters(template);
    return expression ? delimited(bindOrNull(expression.source, bindings, data)) : literal(template);
  }
  if (Array.isArray(template)) return template.map((one) => bindTemplate(one, bindings, data));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, bindTemplate(value, bindings, data)]));
}

/**
 * A template as one JSONata expression. Expressions in arrays are wrapped so that an array stays one element and a
 * missing value becomes null: JSONata would flatten the one and drop the other.
 */
export function templateExpression(template: Json, bindings: Bindings, data?: string): string {
  if (typeof template === 'string') {
    const expression = inDelimiters(template);
    return expression ? bindExpression(expression.source, bindings, data) : quoted(template);
  }
  if (Array.isArray(template)) return `[${template.map((one) => elementExpression(one, bindings, data)).join(', ')}]`;
  if (template === null || typeof template !== 'object') return JSON.stringify(template);
  return objectExpression(template, bindings, data);
}

/** An object whose members are templates; a member without a value is left out. */
export function objectExpression(members: Record<string, Json>, bindings: Bindings, data?: string): string {
  const parts = Object.entries(members).map(
    ([key, value]) => `${JSON.stringify(key)}: ${templateExpression(value, bindings, data)}`,
  );
  return `{${parts.join(', ')}}`;
}

function elementExpression(template: Json, bindings: Bindings, data?: string): string {
  const text = templateExpression(template, bindings, data);
  if (typeof template !== 'string' || !inDelimiters(template)) return text;
  return `($v := ${text}; $exists($v) ? ($type($v) = "array" ? [[$v]] : $v) : null)`;
}

/** Every expression in a template, with its JSON pointer and offset. */
export function* expressionsIn(
  template: unknown,
  pointer: string,
): Generator<{ source: string; offset: number; pointer: string }> {
  if (typeof template === 'string') {
    const expression = inDelimiters(template);
    if (expression) yield { ...expression, pointer };
  } else if (typeof template === 'object' && template !== null) {
    for (const [key, value] of Object.entries(template))
      yield* expressionsIn(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}
