import createClient from 'openapi-fetch';
import type { paths } from './paths.ts';
import { ApiProblem, toProblem, unreachable } from './problem.ts';
import { isFresh, refreshSession } from './refresh.ts';
import { clearSession, getSession } from './session.ts';

/** Sends a request as the signed-in user; an expired token is exchanged once, a refused one ends the session. */
async function authorizedFetch(request: Request): Promise<Response> {
  let session = getSession();
  if (session === null) return send(request);
  if (!isFresh(session)) session = await refreshSession(session.accessToken);
  if (session === null) throw signedOut();

  const retry = request.clone();
  const first = await send(withToken(request, session.accessToken));
  if (first.status !== 401) return first;
  const renewed = await refreshSession(session.accessToken);
  if (renewed === null) throw signedOut();
  const second = await send(withToken(retry, renewed.accessToken));
  if (second.status === 401) clearSession();
  return second;
}

const signedOut = (): ApiProblem =>
  new ApiProblem({ status: 401, code: 'auth.session-ended', detail: 'Your session has ended. Please sign in again.' });

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw unreachable(cause);
  }
}

/** The typed client of the API; its types are the contracts'. */
export const api = createClient<paths>({
  baseUrl: `${typeof location === 'undefined' ? 'http://localhost' : location.origin}/api/v1`,
  fetch: authorizedFetch,
});

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The answer's body, or the problem as an exception (what TanStack Query expects). */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  return (await unwrapTagged(call)).data;
}

/** As `unwrap`, with the ETag that a later `If-Match` needs. */
export async function unwrapTagged<T>(call: Promise<Outcome<T>>): Promise<{ data: T; etag: string | undefined }> {
  const { data, error, response } = await call;
  if (!response.ok) throw toProblem(response.status, error);
  return { data: data as T, etag: response.headers.get('etag') ?? undefined };
}

/** Headers of a write that may be sent again after a lost answer. */
export const idempotent = (key: string): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': key });
