import type { ConditionContext } from './context.ts';

const literal: Record<string, string> = { '*': '*', '?': '?', $: '$' };
const variable = /\$\{([^}]*)\}/g;

export function hasVariables(text: string): boolean {
  return text.includes('${');
}

/**
 * Replaces `${aws:PrincipalTag/team}` and `${key, 'default'}` by the request's value. Undefined when a value is missing: the
 * statement then does not apply, as on AWS.
 */
export function substitute(text: string, context: ConditionContext): string | undefined {
  if (!hasVariables(text)) return text;
  let missing = false;
  const replaced = text.replace(variable, (_all, inner: string) => {
    const name = inner.trim();
    const plain = literal[name];
    if (plain !== undefined) return plain;
    const [key = '', fallback] = name.split(/,\s*(?=')/);
    const values = context.get(key.trim().toLowerCase());
    if (values?.length === 1) return values[0]!;
    if (fallback !== undefined) return fallback.trim().replace(/^'|'$/g, '');
    missing = true;
    return '';
  });
  return missing ? undefined : replaced;
}
