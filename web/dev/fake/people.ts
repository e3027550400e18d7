import type { Role } from '#contracts/core/operation.ts';
import type * as api from '#contracts/identity.ts';
import type { User } from '#contracts/identity.ts';
import type * as sessions from '#contracts/sessions.ts';
import type { Session } from '#contracts/sessions.ts';
import { type Handlers, handle } from './http.ts';
import { ago, now, uuid } from './ids.ts';
import { page } from './page.ts';
import { FakeProblem, notFound } from './problem.ts';

export const tenant = { id: 'a0000000-0000-4000-8000-000000000001', name: 'Acme Industries', slug: 'acme' };
export const organization = 'b0000000-0000-4000-8000-000000000001';
const TOKEN_SECONDS = 900;

const person = (at: number, name: string, email: string, ...roles: Role[]): User => ({
  id: `c0000000-0000-4000-8000-00000000000${at}`,
  tenant_id: tenant.id,
  organization_id: organization,
  email,
  name,
  roles,
  status: 'active',
  createdAt: ago(90_000),
  updatedAt: ago(90_000),
});

export const people = {
  dana: person(1, 'Dana Whitfield', 'dana@acme.example', 'designer'),
  emil: person(2, 'Emil Sørensen', 'emil@acme.example', 'employee'),
  mara: person(3, 'Mara Okafor', 'mara@acme.example', 'manager'),
  ada: person(4, 'Ada Lindqvist', 'ada@acme.example', 'admin'),
};
const everybody = Object.values(people);

type Tokens = { user: User; expires: number };
const access = new Map<string, Tokens>();
const refreshes = new Map<string, User>();

function session(user: User): Session {
  const [accessToken, refreshToken] = [uuid(), uuid()];
  access.set(accessToken, { user, expires: Date.now() + TOKEN_SECONDS * 1000 });
  refreshes.set(refreshToken, user);
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: TOKEN_SECONDS, user, tenant };
}

export function userOf(token: string): User | undefined {
  const found = access.get(token);
  return found && found.expires > Date.now() ? found.user : undefined;
}

export const identityHandlers: Handlers = {
  login: handle<typeof sessions.login>(({ body }) => {
    const user = everybody.find((candidate) => candidate.email === body.email);
    if (!user || body.password !== 'flowmaster-demo') {
      throw new FakeProblem(401, 'auth.invalid-credentials', 'The email address or the password is wrong.', {
        help: 'Check both and try again.',
      });
    }
    return { body: session(user) };
  }),
  refreshToken: handle<typeof sessions.refresh>(({ body }) => {
    const user = refreshes.get(body.refreshToken);
    if (!user) throw new FakeProblem(401, 'auth.invalid-refresh-token', 'The refresh token no longer works.');
    refreshes.delete(body.refreshToken);
    return { body: session(user) };
  }),
  logout: ({ token }) => {
    access.delete(token);
    return {};
  },
  listUsers: handle<typeof api.listUsers>(({ query }) => ({ body: page(everybody, query) })),
  getUser: ({ params }) => {
    const user = everybody.find(({ id }) => id === params.id);
    if (!user) throw notFound('user.not-found', 'user');
    return { body: user };
  },
  getHealth: () => ({ body: { status: 'ok', stage: 'fake' } }),
  validateToken: ({ user }) => ({ body: { valid: true, expiresAt: now(), user, tenant } }),
};
