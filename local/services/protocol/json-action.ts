import type { z } from 'zod';
import { AwsCallError, type AwsRequest } from '#local/services/contract.ts';

/** An action of a JSON-protocol service: parses its input, answers its output (undefined for none). */
export interface JsonAction {
  run(input: unknown, request: AwsRequest): unknown;
}

/** How a service words a refusal of its input. */
export interface InputErrors {
  invalid: string;
}

/** Parameters that AWS knows and we do not cover are refused by name: use z.strictObject for inputs. */
function unsupportedParameter(action: string, error: z.ZodError): AwsCallError | undefined {
  const issue = error.issues.find((candidate) => candidate.code === 'unrecognized_keys');
  if (issue?.code !== 'unrecognized_keys') return undefined;
  const path = [...issue.path, issue.keys[0]].join('.');
  return new AwsCallError(
    'UnsupportedOperation',
    `The parameter ${path} of ${action} is not covered by the local cloud`,
  );
}

export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  action: string,
  errors: InputErrors,
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const unsupported = unsupportedParameter(action, parsed.error);
  if (unsupported) throw unsupported;
  const issue = parsed.error.issues[0];
  throw new AwsCallError(
    errors.invalid,
    `1 validation error detected: Value at '${issue?.path.join('.') ?? ''}' failed to satisfy constraint: ${issue?.message}`,
  );
}

export function jsonActions(errors: InputErrors) {
  return function action<S extends z.ZodType>(
    name: string,
    schema: S,
    run: (input: z.output<S>, request: AwsRequest) => unknown,
  ): [string, JsonAction] {
    return [name, { run: (input, request) => run(parseInput(schema, input, name, errors), request) }];
  };
}
