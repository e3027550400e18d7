import { runtimeFailure, StateFailure } from '../failure.ts';
import { isObject, type Json } from '../json.ts';
import { INTRINSICS, IntrinsicError } from './intrinsic-functions.ts';
import { type IntrinsicArgument, type IntrinsicCall, parseIntrinsic } from './intrinsic-parser.ts';
import { type CompiledPath, compilePath, evaluatePath, type PathScope } from './jsonpath.ts';
import { PathMissing } from './path-select.ts';

/** A JSONPath payload template, parsed once: keys that end in `.$` hold a path or an intrinsic function. */
export type Payload =
  | { kind: 'constant'; value: Json }
  | { kind: 'path'; key: string; path: CompiledPath }
  | { kind: 'call'; key: string; call: IntrinsicCall }
  | { kind: 'object'; entries: [string, Payload][] }
  | { kind: 'array'; items: Payload[] };

/** Throws PathSyntaxError for a `.$` field that holds neither a path nor a function. */
export function compilePayload(value: Json): Payload {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(compilePayload) };
  if (!isObject(value)) return { kind: 'constant', value };
  const entries = Object.entries(value).map(([key, item]): [string, Payload] =>
    key.endsWith('.$') ? [key.slice(0, -2), compileDynamic(key, String(item))] : [key, compilePayload(item)],
  );
  return { kind: 'object', entries };
}

export function compileDynamic(key: string, source: string): Payload {
  return source.startsWith('$')
    ? { kind: 'path', key, path: compilePath(source) }
    : { kind: 'call', key, call: parseIntrinsic(source) };
}

export function fillPayload(payload: Payload, scope: PathScope): Json {
  switch (payload.kind) {
    case 'constant':
      return payload.value;
    case 'path':
      return readPath(payload.path, payload.key, scope);
    case 'call':
      return callIntrinsic(payload.call, scope);
    case 'array':
      return payload.items.map((item) => fillPayload(item, scope));
    case 'object':
      return Object.fromEntries(payload.entries.map(([key, item]) => [key, fillPayload(item, scope)]));
  }
}

/** The document a path was looked for in, as messages print it. */
function searched(path: CompiledPath, scope: PathScope): string {
  const root = path.root;
  return JSON.stringify(
    root.kind === 'document' ? scope.document : root.kind === 'context' ? scope.context : scope.variables,
  );
}

/** Reads a path for a field; a place that is not there ends the execution. */
export function readPath(path: CompiledPath, field: string, scope: PathScope): Json {
  try {
    return evaluatePath(path, scope);
  } catch (error) {
    if (!(error instanceof PathMissing)) throw error;
    throw runtimeFailure(
      `The JSONPath '${path.source}' specified for the field '${field}' could not be found in the input '${searched(path, scope)}'`,
    );
  }
}

export function callIntrinsic(call: IntrinsicCall, scope: PathScope): Json {
  const values = call.values.map((value) => argumentValue(value, call, scope));
  const implementation = INTRINSICS[call.name];
  try {
    if (!implementation) throw new IntrinsicError(`Unknown function ${call.name}`);
    return implementation(values, call.name);
  } catch (error) {
    if (!(error instanceof IntrinsicError)) throw error;
    const reason = `The function '${call.source}' had the following error: ${error.message}`;
    throw new StateFailure('States.IntrinsicFailure', reason, { runtime: true });
  }
}

function argumentValue(argument: IntrinsicArgument, call: IntrinsicCall, scope: PathScope): Json {
  if (argument.kind === 'value') return argument.value;
  if (argument.kind === 'broken') {
    const reason = `The function '${call.source}' had the following error: '${argument.text}' has a backslash that escapes nothing`;
    throw new StateFailure('States.IntrinsicFailure', reason, { runtime: true });
  }
  if (argument.kind === 'call') return callIntrinsic(argument.call, scope);
  try {
    return evaluatePath(argument.path, scope);
  } catch (error) {
    if (!(error instanceof PathMissing)) throw error;
    throw runtimeFailure(
      `The function '${call.source}' had the following error: The JsonPath argument for the field '${argument.path.source}' could not be found in the input '${searched(argument.path, scope)}'`,
    );
  }
}
