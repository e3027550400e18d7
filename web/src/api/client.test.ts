import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '#contracts/sessions.ts';

/** A browser's storage, and an API whose answers a test gives by path. */
const stored = new Map<string, string>();
vi.stubGlobal('localStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
});
const { api, unwrap, unwrapTagged } = await import('./client.ts');
const { ApiProblem } = await import('./problem.ts');
const { clearSession, getSession, setSession } = await import('./session.ts');

type Answer = (request: Request) => Response | Promise<Response>;
let answers: Record<string, Answer>;
let calls: { path: string; token: string | null }[];

beforeEach(() => {
  answers = {};
  calls = [];
  clearSession();
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(typeof input === 'string' ? `http://localhost${input}` : input, init);
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    calls.push({ path, token: request.headers.get('authorization') });
    return (answers[path] ?? (() => problem(404, 'http.no-such-route')))(request);
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const json = (body: unknown, headers = {}) => Response.json(body, { headers });
const problem = (status: number, code: string) =>
  Response.json(
    { status, code, detail: `because ${code}`, requestId: 'r-1', title: code, type: 'about:blank' },
    { status },
  );
const session = (accessToken: string, expiresIn = 900) =>
  ({
    accessToken,
    refreshToken: `refresh-${accessToken}`,
    expiresIn,
    user: { id: 'u' },
    tenant: { id: 't' },
  }) as Session;
const listProcesses = () => unwrap(api.GET('/processes'));

describe('the client', () => {
  it('sends the access token', async () => {
    setSession(session('one'));
    answers['/processes'] = () => json({ items: [] });
    expect(await listProcesses()).toEqual({ items: [] });
    expect(calls).toEqual([{ path: '/processes', token: 'Bearer one' }]);
  });

  it('gives the problem document as an exception', async () => {
    setSession(session('one'));
    answers['/processes'] = () => problem(403, 'auth.forbidden');
    const error = await listProcesses().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      status: 403,
      code: 'auth.forbidden',
      message: 'because auth.forbidden',
      requestId: 'r-1',
    });
  });

  it('gives an answer that is no problem document the shape of one', async () => {
    setSession(session('one'));
    answers['/processes'] = () => new Response('Bad gateway', { status: 502 });
    await expect(listProcesses()).rejects.toMatchObject({ status: 502, code: 'http.502' });
  });

  it('says when no server answers', async () => {
    setSession(session('one'));
    answers['/processes'] = () => Promise.reject(new TypeError('fetch failed'));
    await expect(listProcesses()).rejects.toMatchObject({ status: 0, code: 'network.unreachable' });
  });

  it('hands the ETag on', async () => {
    setSession(session('one'));
    answers['/processes/p'] = () => json({ id: 'p' }, { etag: '"7"' });
    const { etag } = await unwrapTagged(api.GET('/processes/{id}', { params: { path: { id: 'p' } } }));
    expect(etag).toBe('"7"');
  });
});

describe('the session', () => {
  it('is renewed before an access token that is about to end is used', async () => {
    setSession(session('old', 5));
    answers['/auth/refresh'] = async (request) => {
      expect(await request.json()).toEqual({ refreshToken: 'refresh-old' });
      return json(session('new'));
    };
    answers['/processes'] = () => json({ items: [] });
    await listProcesses();
    expect(calls.map(({ path, token }) => [path, token])).toEqual([
      ['/auth/refresh', null],
      ['/processes', 'Bearer new'],
    ]);
  });

  it('is renewed once for calls that fail together, which are then sent again', async () => {
    setSession(session('old'));
    answers['/auth/refresh'] = () => json(session('new'));
    answers['/processes'] = (request) =>
      request.headers.get('authorization') === 'Bearer new' ? json({ items: [] }) : problem(401, 'auth.invalid-token');
    await Promise.all([listProcesses(), listProcesses()]);
    expect(calls.filter(({ path }) => path === '/auth/refresh')).toHaveLength(1);
  });

  it('ends when the refresh token is refused', async () => {
    setSession(session('old'));
    answers['/auth/refresh'] = () => problem(401, 'auth.invalid-refresh-token');
    answers['/processes'] = () => problem(401, 'auth.invalid-token');
    await expect(listProcesses()).rejects.toMatchObject({ code: 'auth.session-ended' });
    expect(getSession()).toBeNull();
  });

  it('outlives a server in trouble', async () => {
    setSession(session('old', 5));
    answers['/auth/refresh'] = () => problem(503, 'unavailable');
    answers['/processes'] = () => json({ items: [] });
    await listProcesses();
    expect(getSession()?.accessToken).toBe('old');
  });
});
