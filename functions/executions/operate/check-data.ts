import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProblemError } from '#contracts/core/problem.ts';
import type { DataDefinition } from '#contracts/process-definition/index.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionPayload } from '../execution.ts';
import { formats } from '../formats.ts';
import type { Going } from './tokens.ts';

const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * What does not fit of process data in the middle of a run: a field that a data definition names has its schema. Fields
 * without one are the nodes' own, and a field may be missing that is written later.
 */
export function misfitsOf(data: JsonObject, definitions: readonly DataDefinition[], at = '/data'): ProblemError[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats });
  return definitions.flatMap(({ name, schema }) => {
    const value = data[name];
    if (value === undefined || ajv.validate(schema, value)) return [];
    return (ajv.errors ?? []).map((error) => ({
      path: `${at}/${pointerPart(name)}${error.instancePath}`,
      code: error.keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      message: error.message ?? 'is not valid',
      help: 'Send a value that satisfies the data definition of the field.',
    }));
  });
}

/** Process data to go on with: what is given, with the defaults of fields that are missing. @throws AppError `execution.invalid-data` */
export function checkData(data: JsonObject, definitions: readonly DataDefinition[], at = '/data'): JsonObject {
  const errors = misfitsOf(data, definitions, at);
  const [first] = errors;
  if (first) {
    throw new AppError('invalid', 'execution.invalid-data', `${first.path}: ${first.message}`, {
      errors: errors.slice(0, 50),
      help: 'Correct the fields listed in `errors`; the data definitions of the process say what each takes.',
    });
  }
  const missing = definitions.filter((one) => one.default !== undefined && data[one.name] === undefined);
  const defaults = Object.fromEntries(missing.map(({ name, default: value }) => [name, structuredClone(value)]));
  return { ...(defaults as JsonObject), ...data };
}

/** What a run begins with that goes on elsewhere. @throws AppError `execution.invalid-data` */
export function payloadOf(
  { data, tokens }: Going,
  context: JsonObject,
  { data_definitions }: Pick<RunnableVersion, 'data_definitions'>,
): ExecutionPayload {
  return tokens ? { input: data, context, tokens } : { input: checkData(data, data_definitions), context };
}
