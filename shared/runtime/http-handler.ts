import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { z } from 'zod';
import type { AnyOperation, BodyOf, Operation, ParamsOf, QueryOf, ResultOf } from '#contracts/core/operation.ts';
import { API_PREFIX } from '#contracts/operations.ts';
import { type Caller, currentCaller, hasRole, runAs } from './actor.ts';
import { AppError } from './errors.ts';
import { isHealthProbe } from './health-probe.ts';
import type { Idempotency } from './idempotency.ts';
import { logger } from './logger.ts';
import { invalidRequest, issuesToErrors, toProblem } from './problems.ts';
import { Rendered, Reply } from './reply.ts';
import { callerOf, type HttpEvent, header, jsonBodyOf, requestIdOf } from './request.ts';
import { xmlBodyOf } from './xml-body.ts';

export { Rendered, Reply } from './reply.ts';

/** A parsed request, as a use case's caller sees it. */
export interface Request<O> {
  params: ParamsOf<O>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  /** Entity tag without quotes, where If-Match was sent. */
  ifMatch: string | undefined;
  /** The `Accept` header, where it was sent. */
  accept: string | undefined;
  /** Signed-in caller; throws for public operations without a token. */
  readonly caller: Caller;
}

type Answer<O> = ResultOf<O> extends undefined ? undefined : ResultOf<O> | Reply<ResultOf<O>> | Rendered;

export interface Route {
  readonly operation: AnyOperation;
  readonly run: (request: Request<AnyOperation>) => Promise<unknown>;
}

/** Binds an operation of the contract to what carries it out. */
export const route = <O extends Operation<never, never, never, never> | AnyOperation>(
  operation: O,
  run: (request: Request<O>) => Promise<Answer<O>>,
): Route => ({ operation, run });

const routeKey = (operation: AnyOperation): string => `${operation.method} ${API_PREFIX}${operation.path}`;

function parse<T extends z.ZodType | undefined>(schema: T, value: unknown, root: string) {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidRequest(issuesToErrors(root, parsed.error.issues));
  return parsed.data;
}

function admit(operation: AnyOperation, caller: Caller | undefined): void {
  if (operation.access === 'public') return;
  if (!caller) {
    throw new AppError('unauthenticated', 'auth.required', 'This needs an access token or API key.', {
      help: 'Send Authorization: Bearer <token>, with the accessToken of POST /auth/login or an API key.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  const { access } = operation;
  const allowed =
    access === 'user' || (access === 'service' ? caller.actor.type === 'service' : hasRole(caller, ...access));
  if (!allowed) {
    throw new AppError(
      'forbidden',
      'auth.forbidden',
      `${operation.summary}: your roles (${caller.roles.join(', ')}) do not allow it.`,
      {
        help: Array.isArray(access)
          ? `Ask somebody with one of the roles: ${access.join(', ')}.`
          : 'Only services of the platform may call it.',
      },
    );
  }
}

function ifMatchOf(operation: AnyOperation, event: HttpEvent): string | undefined {
  const value = header(event, 'if-match');
  if (value === undefined && operation.ifMatch === 'required') {
    throw new AppError(
      'precondition-required',
      'request.precondition-required',
      'This write needs the If-Match header.',
      {
        errors: [{ path: 'header.if-match', code: 'missing', message: 'is required' }],
        help: 'Read the document, and send its ETag back as If-Match.',
      },
    );
  }
  return value?.replace(/^W\//, '').replace(/^"|"$/g, '');
}

function answer(operation: AnyOperation, result: unknown, requestId: string): APIGatewayProxyStructuredResultV2 {
  if (result instanceof Rendered)
    return {
      statusCode: operation.status,
      headers: { 'x-request-id': requestId, 'content-type': result.type, vary: 'accept' },
      body: result.body,
    };
  const reply = result instanceof Reply ? result : new Reply(result);
  const headers: Record<string, string> = { 'x-request-id': requestId, ...reply.headers };
  if (reply.etag !== undefined) headers.etag = `"${reply.etag}"`;
  if (!operation.result) return { statusCode: 204, headers };
  // Parsing what goes out keeps fields that are not in the contract (task tokens, hashes) from leaking.
  const body = JSON.stringify(operation.result.parse(reply.body));
  return { statusCode: operation.status, headers: { ...headers, 'content-type': 'application/json' }, body };
}

const bodyOf = (operation: AnyOperation, event: HttpEvent): unknown =>
  operation.consumes === 'xml' ? xmlBodyOf(event) : jsonBodyOf(event);

async function carryOut({ operation, run }: Route, event: HttpEvent, idempotency?: Idempotency) {
  const caller = callerOf(event);
  admit(operation, caller);
  const request = {
    params: parse(operation.params, event.pathParameters ?? {}, 'path'),
    query: parse(operation.query, event.queryStringParameters ?? {}, 'query'),
    body: parse(operation.body, operation.body ? bodyOf(operation, event) : undefined, ''),
    ifMatch: ifMatchOf(operation, event),
    accept: header(event, 'accept'),
    get caller() {
      return currentCaller();
    },
  } as unknown as Request<AnyOperation>;
  const work = async () => answer(operation, await run(request), requestIdOf(event));
  const key = header(event, 'idempotency-key');
  const guarded = operation.idempotent && key !== undefined && idempotency && caller;
  const once = guarded
    ? () => idempotency.once({ caller, operation: operation.id, key, request: request.body }, work)
    : work;
  return caller ? runAs(caller, once) : once();
}

const problemResponse = (error: unknown, event: HttpEvent): APIGatewayProxyStructuredResultV2 => {
  const requestId = requestIdOf(event);
  const { problem, headers } = toProblem(error, requestId, event.rawPath);
  if (problem.status >= 500)
    logger.error('The request failed', { error: error as Error, requestId, path: event.rawPath });
  return {
    statusCode: problem.status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'x-request-id': requestId },
    body: JSON.stringify(problem),
  };
};

const tooLarge = (event: HttpEvent): boolean => (event.body?.length ?? 0) > 6_000_000;

/**
 * The Lambda behind the operations of one context: finds the operation by API Gateway's route key, admits the caller, parses,
 * runs, and answers; every error leaves as a problem document.
 */
export function httpHandler(
  routes: readonly Route[],
  options: {
    idempotency?: Idempotency;
    /** Proves that what the function depends on answers; for health probes by direct invocation. */
    probe?: () => Promise<unknown>;
    /** Looks at requests that no operation matches; may throw a better problem than 404. */
    fallback?: (event: HttpEvent) => void;
  } = {},
) {
  const byKey = new Map(routes.map((entry) => [routeKey(entry.operation), entry]));
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        request.response = problemResponse(request.error, request.event);
      },
    })
    .handler(async (event) => {
      if (isHealthProbe(event)) return { statusCode: 200, body: JSON.stringify((await options.probe?.()) ?? {}) };
      if (tooLarge(event))
        throw new AppError('too-large', 'request.too-large', 'The body is over 6 MB.', {
          help: 'Send large data to storage and pass a reference.',
        });
      const entry = byKey.get(event.routeKey);
      if (entry) return carryOut(entry, event, options.idempotency);
      options.fallback?.(event);
      throw new AppError(
        'not-found',
        'route.not-found',
        `There is no ${event.requestContext.http.method} ${event.rawPath}.`,
        {
          help: `The API is described at ${API_PREFIX}/openapi.json.`,
        },
      );
    });
}
