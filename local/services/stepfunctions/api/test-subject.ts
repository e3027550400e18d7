import { checkDefinition } from '../asl/check.ts';
import { processorOf } from '../asl/model.ts';
import { ApiError, validationError } from '../errors.ts';
import { isObject, type Json, type JsonObject, tryParse } from '../json.ts';
import type { Parameters } from './parameters.ts';

export const UNNAMED = 'TestState';
const PASSED_ON = new Set(['Next', 'Default']);

export interface Subject {
  name: string;
  state: JsonObject;
  language: Json | undefined;
}

export function json(text: string | undefined, name: string, fallback: Json): Json {
  if (text === undefined) return fallback;
  const value = tryParse(text);
  if (value === undefined)
    throw new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${name} is not valid JSON'`);
  return value;
}

/** The state under test: the definition itself, or one named state of a whole machine. */
export function readSubject(parameters: Parameters): Subject {
  const text = parameters.text('definition');
  const definition = tryParse(text);
  const name = parameters.optionalText('stateName');
  if (!isObject(definition))
    throw new ApiError('InvalidDefinition', "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'");
  if (definition.States !== undefined) {
    checkDefinition(text, 'STANDARD');
    const state = name === undefined ? undefined : findState(definition, name);
    if (name === undefined || !state) throw validationError(`State not found in definition: '${name ?? ''}'`);
    return { name, state, language: definition.QueryLanguage };
  }
  const alone = standalone(name ?? UNNAMED, definition, definition.QueryLanguage);
  checkDefinition(JSON.stringify(alone), 'STANDARD');
  return { name: name ?? UNNAMED, state: definition, language: definition.QueryLanguage };
}

function findState(container: JsonObject, name: string): JsonObject | undefined {
  for (const [key, state] of Object.entries(container.States as Record<string, JsonObject>)) {
    if (key === name) return state;
    const inner = [
      ...((state.Branches as JsonObject[] | undefined) ?? []),
      ...(state.Type === 'Map' ? [processorOf(state)] : []),
    ];
    for (const scope of inner) {
      const found = findState(scope, name);
      if (found) return found;
    }
  }
  return undefined;
}

/** A machine of the state alone, with stand-ins for the states it goes to. */
export function standalone(name: string, state: JsonObject, language: Json | undefined): JsonObject {
  const targets = new Set<string>();
  collectTargets(state, targets);
  targets.delete(name);
  const standIns = Array.from(targets, (target): [string, Json] => [target, { Type: 'Succeed' }]);
  return {
    StartAt: name,
    States: { [name]: state, ...Object.fromEntries(standIns) },
    ...(language === undefined ? {} : { QueryLanguage: language }),
  };
}

function collectTargets(value: JsonObject, into: Set<string>): void {
  for (const [key, item] of Object.entries(value)) {
    if (PASSED_ON.has(key) && typeof item === 'string') into.add(item);
    if (key === 'Choices' || key === 'Catch') for (const rule of item as JsonObject[]) collectTargets(rule, into);
  }
}
