import { Ajv, type ValidateFunction } from 'ajv';
import { ArangoError, errorNumbers } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../values/json.ts';
import type { Collection } from './collection.ts';
import type { DocumentSchema } from './collection-properties.ts';

const levels = ['none', 'new', 'moderate', 'strict'] as const;
const ajv = new Ajv({ strict: false });
const validators = new WeakMap<DocumentSchema, ValidateFunction>();

/** The schema in a collection's properties; null and `{}` mean none. */
export function schemaOf(value: Json): DocumentSchema | null {
  if (value === null || (isObject(value) && Object.keys(value).length === 0)) return null;
  if (!isObject(value) || !isObject(value.rule ?? null))
    throw new ArangoError(errorNumbers.badParameter, 'invalid schema');
  const level = levels.find((candidate) => candidate === (value.level ?? 'strict'));
  if (level === undefined) throw new ArangoError(errorNumbers.badParameter, 'invalid schema validation level');
  const message = typeof value.message === 'string' ? value.message : '';
  const schema: DocumentSchema = { type: 'json', rule: value.rule as JsonObject, level, message };
  validatorOf(schema);
  return schema;
}

function validatorOf(schema: DocumentSchema): ValidateFunction {
  let validator = validators.get(schema);
  if (validator === undefined) {
    try {
      validator = ajv.compile(schema.rule);
    } catch (error) {
      throw new ArangoError(errorNumbers.badParameter, `invalid schema: ${(error as Error).message}`);
    }
    validators.set(schema, validator);
  }
  return validator;
}

/** Throws 1620 for a document that its collection's schema does not allow. `old` is the version that it replaces. */
export function assertSchema(collection: Collection, document: JsonObject, old?: JsonObject): void {
  const { schema } = collection.properties;
  if (schema === null || schema.level === 'none' || (schema.level === 'new' && old !== undefined)) return;
  const validate = validatorOf(schema);
  if (validate(withoutSystem(document))) return;
  // What was not valid before may stay so, unless the schema is strict.
  if (schema.level === 'moderate' && old !== undefined && !validate(withoutSystem(old))) return;
  throw new ArangoError(errorNumbers.schemaViolated, schema.message === '' ? undefined : schema.message);
}

/** What is wrong with a document by a schema; undefined where nothing is. */
export function violationOf(schema: DocumentSchema | null, document: JsonObject): string | undefined {
  if (schema === null) return undefined;
  const validate = validatorOf(schema);
  if (validate(document)) return undefined;
  return schema.message === '' ? ajv.errorsText(validate.errors) : schema.message;
}

function withoutSystem({ _key, _id, _rev, _from, _to, ...own }: JsonObject): JsonObject {
  return own;
}
