import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { UserSchema } from '#contracts/identity.ts';
import { SessionSchema, validate } from '#contracts/sessions.ts';
import { Api } from '#examples/player/api.ts';
import { DEMO_PASSWORD, DEMO_TENANT, PEOPLE, signIn } from '#examples/player/people.ts';
import { problemOf } from './problem-of.ts';

const url = inject('url');
const anybody = new Api(url);
const logIn = (email: string, password: string) => anybody.post('/auth/login', SessionSchema, { email, password });

/** A token with one character of its payload changed. */
const forge = (token: string): string => {
  const [head, payload, signature] = token.split('.') as [string, string, string];
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>;
  return [head, Buffer.from(JSON.stringify({ ...claims, roles: ['admin'] })).toString('base64url'), signature].join(
    '.',
  );
};

describe('signing in', () => {
  it('gives a session whose token says who one is', async () => {
    const session = await logIn(PEOPLE.dana.email, DEMO_PASSWORD);
    const who = await new Api(url, session.accessToken).get('/auth/validate', validate.result);
    expect(who).toMatchObject({
      valid: true,
      user: { email: PEOPLE.dana.email, roles: ['designer'] },
      tenant: { slug: DEMO_TENANT.slug },
    });
    expect(Date.parse(who.expiresAt ?? '')).toBeGreaterThan(Date.now());
  });

  it.each([
    ['a wrong password', PEOPLE.dana.email, 'wrong-password'],
    ['an unknown address', 'nobody@acme.example', DEMO_PASSWORD],
  ])('refuses %s without telling which it was', async (_case, email, password) => {
    expect(await problemOf(logIn(email, password))).toMatchObject({
      status: 401,
      code: 'auth.invalid-credentials',
      help: expect.any(String),
    });
  });

  it('makes an address wait after ten wrong tries', async () => {
    const email = `guess-${Date.now()}@acme.example`;
    for (let tries = 0; tries < 10; tries += 1) await problemOf(logIn(email, 'wrong-password'));
    expect(await problemOf(logIn(email, 'wrong-password'))).toMatchObject({
      status: 429,
      code: 'auth.too-many-attempts',
    });
  });

  it('names unknown and malformed fields', async () => {
    const problem = await problemOf(
      anybody.post('/auth/login', z.unknown(), { email: 'not-an-address', password: 'x', otp: 1 }),
    );
    expect(problem).toMatchObject({ status: 422, code: 'request.invalid' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['/email', '/otp']);
  });
});

describe('an access token', () => {
  it('that was tampered with is refused with a problem', async () => {
    const { accessToken } = await logIn(PEOPLE.emil.email, DEMO_PASSWORD);
    expect(await problemOf(new Api(url, forge(accessToken)).get('/users', z.unknown()))).toMatchObject({
      status: 401,
      code: 'auth.token-invalid',
    });
  });

  it('is needed', async () => {
    expect((await problemOf(anybody.get('/users', z.unknown()))).status).toBe(401);
  });

  it('cannot be used for another tenant', async () => {
    const { accessToken } = await logIn(PEOPLE.emil.email, DEMO_PASSWORD);
    const response = await fetch(`${url}/api/v1/users`, {
      headers: { authorization: `Bearer ${accessToken}`, 'x-tenant-id': 'b0000000-0000-4000-8000-000000000002' },
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: 'auth.tenant-mismatch',
      errors: [{ path: 'header.x-tenant-id' }],
    });
  });

  it('does not let an employee do what administrators do', async () => {
    const emil = await signIn(url, 'emil');
    const problem = await problemOf(
      emil.post('/users', z.unknown(), {
        email: 'x@acme.example',
        name: 'X',
        roles: ['admin'],
        password: 'long-enough-password',
      }),
    );
    expect(problem).toMatchObject({ status: 403, code: 'auth.forbidden' });
  });
});

describe('a refresh token', () => {
  it('gives a new session once; used again, it ends the session', async () => {
    const first = await logIn(PEOPLE.mara.email, DEMO_PASSWORD);
    const refresh = (refreshToken: string) => anybody.post('/auth/refresh', SessionSchema, { refreshToken });
    const second = await refresh(first.refreshToken);
    expect(second.user.email).toBe(PEOPLE.mara.email);
    expect(await problemOf(refresh(first.refreshToken))).toMatchObject({
      status: 401,
      code: 'auth.invalid-refresh-token',
    });
    expect(await problemOf(refresh(second.refreshToken))).toMatchObject({
      status: 401,
      code: 'auth.invalid-refresh-token',
    });
  });

  it('stops working when the session is ended', async () => {
    const session = await logIn(PEOPLE.mara.email, DEMO_PASSWORD);
    await new Api(url, session.accessToken).post('/auth/logout', z.unknown());
    expect(
      (await problemOf(anybody.post('/auth/refresh', z.unknown(), { refreshToken: session.refreshToken }))).code,
    ).toBe('auth.invalid-refresh-token');
  });
});

describe('users', () => {
  const newUser = () => ({
    email: `new-${Date.now()}@acme.example`,
    name: 'New',
    roles: ['employee'],
    password: 'long-enough-password',
  });

  it('are created once per address and can sign in', async () => {
    const ada = await signIn(url, 'ada');
    const input = newUser();
    const user = await ada.post('/users', UserSchema, input);
    expect((await logIn(input.email, input.password)).user.id).toBe(user.id);
    expect(await problemOf(ada.post('/users', z.unknown(), input))).toMatchObject({
      status: 409,
      code: 'user.email-taken',
      errors: [{ path: '/email' }],
    });
    expect(JSON.stringify(user)).not.toContain('passwordHash');
  });

  it('that are disabled can neither sign in nor refresh', async () => {
    const ada = await signIn(url, 'ada');
    const input = { ...newUser(), email: `gone-${Date.now()}@acme.example` };
    const user = await ada.post('/users', UserSchema, input);
    const session = await logIn(input.email, input.password);
    await ada.put(`/users/${user.id}`, UserSchema, { status: 'disabled' });
    expect((await problemOf(logIn(input.email, input.password))).code).toBe('auth.invalid-credentials');
    expect(
      (await problemOf(anybody.post('/auth/refresh', z.unknown(), { refreshToken: session.refreshToken }))).code,
    ).toBe('auth.invalid-refresh-token');
  });

  it('always include one administrator', async () => {
    const ada = await signIn(url, 'ada');
    const { user } = await ada.get('/auth/validate', validate.result);
    expect(await problemOf(ada.put(`/users/${user?.id}`, UserSchema, { roles: ['employee'] }))).toMatchObject({
      status: 409,
      code: 'user.last-admin',
    });
  });
});
