import { evaluate } from 'feelin';
import jsonata from 'jsonata';
import { type FeelOptions, translate, translateCondition } from '../index.ts';

export type Data = Readonly<Record<string, unknown>>;

/** What FEEL gives as JSON, null where it has no value. */
export const inFeel = (feel: string, data: Data): unknown => asJson(evaluate(feel, data).value);

const asJson = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** What Step Functions gives: no root, the process data as the context of a block. */
async function inJsonata(expression: string, data: Data): Promise<unknown> {
  const bindings = { states: { input: { data, __context__: { region: 'EU' } } }, __context__: { region: 'EU' } };
  const value: unknown = await jsonata(`$states.input.data.(${expression})`).evaluate(undefined, bindings);
  return asJson(value);
}

export async function valueIn(feel: string, data: Data, options?: FeelOptions): Promise<unknown> {
  return inJsonata(jsonataOf(translate(feel, options), feel), data);
}

export async function holds(feel: string, data: Data, options?: FeelOptions): Promise<unknown> {
  return inJsonata(jsonataOf(translateCondition(feel, options), feel), data);
}

function jsonataOf(translation: ReturnType<typeof translate>, feel: string): string {
  if (!translation.ok) throw new Error(`${feel}: ${translation.reason} at ${translation.position}`);
  return translation.jsonata;
}
