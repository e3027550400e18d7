import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProblemError } from '#contracts/core/problem.ts';
import type { DataDefinition } from '#contracts/process-definition/index.ts';
import { AppError } from '#runtime/errors.ts';
import { formats } from './formats.ts';

/** Validates the input of a start and answers the process data: the input with the defaults of the data definitions. */
export type InputCheck = (input: JsonObject) => JsonObject;

const MOST_ERRORS = 50;

const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

function toProblemError(error: ErrorObject): ProblemError {
  const at = `/input${error.instancePath}`;
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return {
      path: `${at}/${pointerPart(name)}`,
      code: 'unknown-field',
      message: `"${name}" is not an input of the process.`,
      help: 'Remove it, or check its spelling against the data definitions of the process.',
    };
  }
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty);
    return {
      path: `${at}/${pointerPart(name)}`,
      code: 'missing',
      message: 'is required',
      help: `Send a value for ${name}.`,
    };
  }
  const allowed = error.keyword === 'enum' ? `: ${JSON.stringify(error.params.allowedValues)}` : '';
  return {
    path: at,
    code: error.keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    message: `${error.message ?? 'is not valid'}${allowed}`,
    help: 'Send a value that satisfies the data definition of the field.',
  };
}

function invalidInput(errors: ProblemError[]): AppError {
  const [first] = errors;
  return new AppError('invalid', 'execution.invalid-input', `${first?.path}: ${first?.message}`, {
    errors: errors.slice(0, MOST_ERRORS),
    help: 'Correct the fields listed in `errors`; the data definitions of the process say what each takes.',
  });
}

const schemaOf = (definitions: readonly DataDefinition[]) => {
  const inputs = definitions.filter((definition) => definition.input);
  const withDefault = ({ schema, default: value }: DataDefinition) =>
    value === undefined ? schema : { ...schema, default: value };
  return {
    type: 'object',
    properties: Object.fromEntries(inputs.map((definition) => [definition.name, withDefault(definition)])),
    required: inputs.filter((one) => one.required && one.default === undefined).map((one) => one.name),
    additionalProperties: false,
  };
};

function compile(definitions: readonly DataDefinition[]) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, formats });
  for (const { name, schema } of definitions) {
    try {
      ajv.compile(schema);
    } catch (cause) {
      throw new AppError(
        'invalid',
        'execution.invalid-data-definition',
        `The data definition ${name} is not JSON Schema 2020-12: ${(cause as Error).message}`,
        { cause, help: 'Correct the schema of the data definition and publish the process again.' },
      );
    }
  }
  return ajv.compile(schemaOf(definitions));
}

/** Compiles the check of a version's data definitions, once per version. */
export function inputCheckOf(definitions: readonly DataDefinition[]): InputCheck {
  const validate = compile(definitions);
  const internal = definitions.filter((definition) => !definition.input && definition.default !== undefined);
  return (input) => {
    const data = structuredClone(input);
    if (!validate(data)) throw invalidInput((validate.errors ?? []).map(toProblemError));
    const defaults = internal.map(({ name, default: value }) => [name, structuredClone(value)]);
    return { ...(Object.fromEntries(defaults) as JsonObject), ...data };
  };
}
