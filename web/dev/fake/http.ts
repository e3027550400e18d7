import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AnyOperation, BodyOf, QueryOf } from '#contracts/core/operation.ts';
import type { User } from '#contracts/identity.ts';
import { API_PREFIX, operations } from '#contracts/operations.ts';
import { FakeProblem } from './problem.ts';

export type Call<O = unknown> = {
  params: Record<string, string>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  user: User;
  token: string;
  ifMatch: string | undefined;
};
/** `type`: the body is text of this content type instead of JSON. */
export type Reply = { body?: unknown; etag?: string; type?: string };
type Handler = (call: Call) => Reply | Promise<Reply>;
export type Handlers = Record<string, Handler>;

/** Types a handler by its operation, whose name it has: the listener has parsed what it gets by that contract. */
export const handle = <O>(handler: (call: Call<O>) => Reply | Promise<Reply>): Handler => handler;

type Route = { operation: AnyOperation; pattern: RegExp; names: string[] };

const routes: Route[] = operations.map((operation) => {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return { operation, names, pattern: new RegExp(`^${API_PREFIX}${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`) };
});

function find(method: string, path: string): { operation: AnyOperation; params: Record<string, string> } {
  // A literal path wins over one with parameters: /processes/validate is not the process "validate".
  const matches = routes.filter((route) => route.operation.method === method && route.pattern.test(path));
  const route = matches.toSorted((a, b) => a.names.length - b.names.length)[0];
  if (!route) throw new FakeProblem(404, 'http.no-such-route', `There is no ${method} ${path}.`);
  const values = route.pattern.exec(path) ?? [];
  return {
    operation: route.operation,
    params: Object.fromEntries(route.names.map((name, at) => [name, decodeURIComponent(values[at + 1] ?? '')])),
  };
}

/** JSON; of an operation that takes documents, the bytes. */
async function readBody(request: IncomingMessage, { consumes }: AnyOperation): Promise<unknown> {
  const bytes = await buffer(request);
  if (consumes === 'xml') return new Uint8Array(bytes);
  return bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
}

type Schema = AnyOperation['body'];
function parse(schema: Schema, value: unknown, where: (path: PropertyKey[]) => string): unknown {
  if (!schema) return undefined;
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  throw new FakeProblem(422, 'request.invalid', 'The request does not fit the contract.', {
    errors: outcome.error.issues.map((issue) => ({
      path: where(issue.path),
      code: issue.code,
      message: issue.message,
    })),
  });
}

type Options = { handlers: Handlers; userOf: (token: string) => User | undefined };

/** Serves the API's contracts over the handlers: parses what comes in and refuses what must not go out. */
export function createListener({ handlers, userOf }: Options) {
  const answer = async (request: IncomingMessage): Promise<{ status: number; reply: Reply }> => {
    const url = new URL(request.url ?? '/', 'http://fake');
    const { operation, params } = find(request.method ?? 'GET', url.pathname);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const user = userOf(token);
    if (operation.access !== 'public' && !user) {
      throw new FakeProblem(401, 'auth.invalid-token', 'The access token is missing, forged or expired.');
    }
    if (user && Array.isArray(operation.access) && !operation.access.some((role) => user.roles.includes(role))) {
      throw new FakeProblem(403, 'auth.forbidden', 'Your roles do not allow this.', { help: 'Ask an administrator.' });
    }
    const handler = handlers[operation.id];
    if (!handler) throw new FakeProblem(501, 'fake.missing', `The fake has no ${operation.id}.`);
    const reply = await handler({
      params,
      query: parse(operation.query, Object.fromEntries(url.searchParams), (path) => `query.${path.join('.')}`) as never,
      body: parse(operation.body, await readBody(request, operation), (path) => `/${path.join('/')}`) as never,
      user: user as User,
      token,
      ifMatch: request.headers['if-match'],
    });
    if (operation.result && reply.type === undefined) operation.result.parse(reply.body);
    return { status: operation.status, reply };
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    try {
      const { status, reply } = await answer(request);
      const type = reply.type ?? 'application/json';
      response.writeHead(status, { 'content-type': type, ...(reply.etag && { etag: reply.etag }) });
      const text = reply.type ? String(reply.body) : JSON.stringify(reply.body);
      response.end(status === 204 ? undefined : text);
    } catch (error) {
      const known = error instanceof FakeProblem;
      if (!known) console.error(request.method, request.url, error);
      const problem = known ? error : new FakeProblem(500, 'internal', String(error));
      response.writeHead(problem.status, { 'content-type': 'application/problem+json' });
      const { status, code, message: detail, help, errors } = problem;
      response.end(JSON.stringify({ type: 'about:blank', title: code, status, code, detail, requestId, help, errors }));
    }
  };
}
