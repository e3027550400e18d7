import { ArangoError } from '../errors.ts';

export type ApiResponse = {
  status: number;
  /** `undefined` sends no body. */
  body?: unknown;
  headers?: Record<string, string>;
  contentType?: string;
};

/** The usual shape of an answer: `error` and `code` beside its attributes. */
export function answer(status: number, attributes: object = {}): ApiResponse {
  return { status, body: { error: false, code: status, ...attributes } };
}

export function result(value: unknown, status = 200): ApiResponse {
  return answer(status, { result: value });
}

export function errorBody(error: ArangoError): object {
  const { status, errorNum, message, details } = error;
  return { code: status, error: true, errorMessage: message, errorNum, ...details };
}

export function failure(error: unknown): ApiResponse {
  if (error instanceof ArangoError) return { status: error.status, body: errorBody(error) };
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: errorBody(new ArangoError(4, `internal error: ${message}`)) };
}
