import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import type { Problem, ProblemError } from '#contracts/core/problem.ts';
import { AppError } from './errors.ts';

const REMEDIES: Record<string, string> = {
  unrecognized_keys: 'Remove it, or check its spelling against the API reference.',
  invalid_type: 'Send a value of the type that the API reference names.',
  invalid_value: 'Send one of the listed values.',
  too_small: 'Send a larger or longer value.',
  too_big: 'Send a smaller or shorter value.',
  invalid_format: 'Send the value in the expected format.',
};

const pointer = (root: string, path: readonly PropertyKey[]): string =>
  root === ''
    ? `/${path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
    : [root, ...path.map(String)].join('.');

/** One entry per zod issue; an unknown key gets its own path. `root` is '' for the body, or `query`, `path`. */
export function issuesToErrors(root: string, issues: readonly z.core.$ZodIssue[]): ProblemError[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pointer(root, [...issue.path, key]),
        code: 'unknown-field',
        message: `Unknown field "${key}".`,
        help: REMEDIES.unrecognized_keys!,
      }));
    }
    return [
      {
        path: pointer(root, issue.path),
        code: issue.code.replaceAll('_', '-'),
        message: issue.message,
        help: REMEDIES[issue.code] ?? 'Correct the value and send the request again.',
      },
    ];
  });
}

export function invalidRequest(errors: ProblemError[]): AppError {
  const first = errors[0];
  return new AppError(
    'invalid',
    'request.invalid',
    first ? `${first.path}: ${first.message}` : 'The request is not valid.',
    {
      errors,
      help: 'Correct the fields listed in `errors` and send the request again.',
    },
  );
}

/** What the caller is told of an error. What is not an AppError is ours and stays inside. */
export function toProblem(
  error: unknown,
  requestId: string,
  instance: string,
): { problem: Problem; headers: Record<string, string> } {
  const known =
    error instanceof AppError
      ? error
      : new AppError('internal', 'internal.unexpected', 'Something went wrong on our side.', {
          help: 'Try again; if it stays, report the request id.',
        });
  return {
    headers: known.headers,
    problem: {
      type: `https://flowmaster.dev/problems/${known.code}`,
      title: STATUS_CODES[known.status] ?? 'Error',
      status: known.status,
      code: known.code,
      detail: known.message,
      instance,
      requestId,
      ...(known.help ? { help: known.help } : {}),
      ...(known.errors ? { errors: known.errors } : {}),
    },
  };
}
