import { evaluate } from 'feelin';
import jsonata from 'jsonata';
import type { Json } from '#contracts/core/json.ts';

/** What an expression gives: FEEL behind `feel:`, JSONata otherwise. FEEL knows variables by their plain names. */
export async function evaluated(
  expression: string,
  data: Readonly<Record<string, Json>>,
  variables: Readonly<Record<string, Json>> = {},
): Promise<unknown> {
  const feel = /^\s*feel:(.*)$/s.exec(expression)?.[1];
  if (feel !== undefined) return evaluate(feel, { ...data, ...variables }).value;
  return jsonata(expression).evaluate(data, variables);
}
