import { randomUUID } from 'node:crypto';
import { AwsCallError, type AwsRequest, type AwsResponse, type AwsService } from '#local/services/contract.ts';
import type { JsonAction } from './json-action.ts';

export interface JsonServiceOptions {
  service: string;
  /** `1.0` (SQS) or `1.1`. */
  version: '1.0' | '1.1';
  actions: Iterable<[string, JsonAction]>;
  /** Shape prefix of error types, `com.amazonaws.sqs#`. */
  errorPrefix?: string;
  /** More headers of an error, e.g. the query-protocol name that SQS clients read. */
  errorHeaders?(code: string): Record<string, string>;
  close?(): Promise<void>;
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsCallError('SerializationException', 'The request body is not valid JSON');
  }
}

/** A service of the AWS JSON protocol: actions by the name behind the dot of X-Amz-Target. */
export function jsonService(options: JsonServiceOptions): AwsService {
  const actions = new Map(options.actions);
  const contentType = `application/x-amz-json-${options.version}`;
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}): AwsResponse => ({
    status,
    headers: { 'content-type': contentType, 'x-amzn-requestid': randomUUID(), ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  });
  const refuse = (error: AwsCallError) =>
    answer(
      error.status,
      { __type: `${options.errorPrefix ?? ''}${error.code}`, message: error.message },
      { 'x-amzn-errortype': error.code, ...options.errorHeaders?.(error.code) },
    );
  return {
    service: options.service,
    async handle(request: AwsRequest) {
      const name = request.action ?? request.target?.split('.').at(-1) ?? '';
      try {
        const action = actions.get(name);
        if (!action)
          throw new AwsCallError(
            'UnsupportedOperation',
            `${options.service}:${name} is not covered by the local cloud`,
          );
        return answer(200, await action.run(parseBody(request.body), request));
      } catch (error) {
        if (error instanceof AwsCallError) return refuse(error);
        throw error;
      }
    },
    close: options.close ?? (() => Promise.resolve()),
  };
}
