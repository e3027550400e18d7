import type { Session } from '#contracts/sessions.ts';
import { AppError } from '#runtime/errors.ts';
import { timestamp } from '#runtime/ids.ts';
import type { Sign } from './access-token.ts';
import type { StoreOf } from './identity-store.ts';
import { FAILURE_WINDOW_SECONDS, type LoginDirectory, type LoginEntry, MAX_FAILURES } from './login-directory.ts';
import { sessionAnswer } from './open-session.ts';
import { hashPassword, passwordFits } from './password.ts';
import { hashSecret, newSecret } from './secret.ts';
import { newSessionId } from './session.ts';
import type { StoredUser } from './user.ts';

export interface Login {
  email: string;
  password: string;
  tenant?: string | undefined;
}

interface Effects {
  directory: LoginDirectory;
  storeOf: StoreOf;
  sign: Sign;
  now: () => number;
}

/** One answer for every wrong combination: it does not tell which addresses exist. */
const refused = () =>
  new AppError('unauthenticated', 'auth.invalid-credentials', 'The e-mail address or the password is wrong.', {
    help: 'Check both; after ten wrong tries an address must wait fifteen minutes.',
  });

let decoy: Promise<string> | undefined;

/** An unknown address costs as much time as a wrong password. */
const spendTheTime = async (password: string): Promise<void> => {
  decoy ??= hashPassword('no user has this password');
  await passwordFits(password, await decoy);
};

async function fitting(entries: LoginEntry[], password: string, storeOf: StoreOf): Promise<StoredUser[]> {
  const users = await Promise.all(entries.map((entry) => storeOf(entry.tenantId).user(entry.userId)));
  const found: StoredUser[] = [];
  for (const user of users) {
    if (user?.status === 'active' && (await passwordFits(password, user.passwordHash))) found.push(user);
  }
  return found;
}

/** Signs a user in. @throws AppError `auth.invalid-credentials`, `auth.tenant-required`, `auth.too-many-attempts` */
export async function logIn(login: Login, { directory, storeOf, sign, now }: Effects): Promise<Session> {
  const failures = await directory.failuresOf(login.email, now());
  if (failures >= MAX_FAILURES) {
    throw new AppError('too-many', 'auth.too-many-attempts', 'Too many wrong tries for this address.', {
      help: 'Wait fifteen minutes.',
      headers: { 'retry-after': String(FAILURE_WINDOW_SECONDS) },
    });
  }
  const entries = (await directory.entriesOf(login.email)).filter(
    (entry) => login.tenant === undefined || entry.slug === login.tenant || entry.tenantId === login.tenant,
  );
  if (entries.length === 0) await spendTheTime(login.password);
  const users = await fitting(entries, login.password, storeOf);
  if (users.length > 1) {
    throw new AppError('conflict', 'auth.tenant-required', 'This address is known in several tenants.', {
      errors: [{ path: '/tenant', code: 'required', message: 'is needed', help: 'Send the slug or id of the tenant.' }],
    });
  }
  const user = users[0];
  if (!user) {
    await directory.countFailure(login.email, failures, now());
    throw refused();
  }
  const store = storeOf(user.tenant_id);
  const tenant = await store.tenant();
  if (tenant?.status !== 'active') throw refused();
  const secret = newSecret();
  const at = timestamp(now());
  const sessionId = newSessionId();
  await store.openSession({
    id: sessionId,
    userId: user.id,
    secretHash: hashSecret(secret),
    createdAt: at,
    refreshedAt: at,
  });
  return sessionAnswer({ user, tenant, sessionId, secret, now: now() }, sign);
}
