import { parseResource } from '../asl/resource.ts';
import { ApiError, validationError } from '../errors.ts';
import type { Json, JsonObject } from '../json.ts';
import { resultModel } from './api-models.ts';
import { mismatches } from './api-schema.ts';

export const VALIDATION_MODES = ['STRICT', 'PRESENT', 'NONE'] as const;
export type ValidationMode = (typeof VALIDATION_MODES)[number];

/**
 * Holds a mocked result against the model of the API that its task calls: `STRICT` wants every required member and each of its type,
 * `PRESENT` only the latter. Results of functions, activities and HTTP endpoints, and those that come with a task token, have no such model.
 */
export async function checkMock(state: JsonObject, result: Json | undefined, mode: ValidationMode): Promise<void> {
  if (mode === 'NONE' || result === undefined || state.Type !== 'Task') return;
  const resource = parseResource(String(state.Resource));
  if (resource?.kind !== 'service' || resource.pattern === 'token') return;
  if (!resource.sdk && resource.service === 'http') return;
  const model = await resultModel(resource);
  if (!model) {
    throw new ApiError(
      'UnsupportedOperation',
      `The local engine has no model of ${resource.type}:${resource.action} to hold a mocked result against: set mock.fieldValidationMode to NONE`,
    );
  }
  const against = { complete: mode === 'STRICT', free: model.free };
  const found = Array.from(mismatches(model.schema, result, against));
  if (found.length > 0)
    throw validationError(
      `The mocked result does not conform to the model of ${model.name} (${mode}): ${found.join(', ')}`,
    );
}
