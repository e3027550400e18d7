import type { Json, JsonObject } from '../../json.ts';

/** A Lambda task in JSONata, whose output is what the function answers. */
export const task = (name: string, payload: Json, rest: JsonObject = { End: true }): JsonObject => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: payload },
  Output: '{% $states.result.Payload %}',
  ...rest,
});
/** A machine in JSONata that starts at the first of its states. */
export const machine = (states: JsonObject, more: JsonObject = {}): JsonObject => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0] as string,
  States: states,
  ...more,
});
/** A catcher of everything, and the state that it leads to. */
export const caught: JsonObject = { ErrorEquals: ['States.ALL'], Next: 'Caught' };
export const Caught: JsonObject = { Type: 'Pass', Output: { error: '{% $states.input.Error %}' }, End: true };
export const pass = (output: Json, more: JsonObject = { End: true }): JsonObject => ({
  Type: 'Pass',
  Output: output,
  ...more,
});
export const branch = (name: string, state: JsonObject): JsonObject => ({ StartAt: name, States: { [name]: state } });
