import type { Json } from '#contracts/core/json.ts';

type Fields = { [key: string]: Json };

/** JSON of a history; AWS cuts long texts, which then are no JSON any more. */
export function parsed(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const fieldsOf = (value: Json | undefined): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** The process data of a state's input or output. */
export const dataOf = (text: string | undefined): Json | undefined => fieldsOf(parsed(text)).data;

/** The resolved inputs of an activity. Of a task's arguments nothing else is shown: they carry the task token. */
export function inputOf(parameters: string | undefined): Json | undefined {
  const { Payload, Input } = fieldsOf(parsed(parameters));
  return Input === undefined ? fieldsOf(Payload).input : fieldsOf(Input).data;
}

/** The name of the run that a subprocess starts: the id of the child execution. */
export function childOf(parameters: string | undefined): string | undefined {
  const { StateMachineArn, Name } = fieldsOf(parsed(parameters));
  return StateMachineArn !== undefined && typeof Name === 'string' ? Name : undefined;
}

/** What an activity's work gave: by token `{output}`, from a function `{Payload: {output}}`, from a child `{Output: {data}}`. */
export function outputOf(output: string | undefined): Json | undefined {
  const { Payload, Output, output: direct } = fieldsOf(parsed(output));
  if (Payload !== undefined) return fieldsOf(Payload).output;
  if (Output !== undefined) return fieldsOf(typeof Output === 'string' ? parsed(Output) : Output).data;
  return direct;
}
