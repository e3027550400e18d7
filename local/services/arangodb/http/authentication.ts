import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { ArangoError, errorNumbers } from '../errors.ts';
import type { Server } from '../storage/server.ts';
import type { JsonObject } from '../values/json.ts';

export type Grant = 'rw' | 'ro' | 'none';

export type User = {
  name: string;
  active: boolean;
  extra: JsonObject;
  salt: string;
  hash: string;
  databases: Record<string, Grant>;
};

const tokenLifetime = 30 * 24 * 3600;

/** Users with passwords, kept in `_users`, and the signed tokens they log in with. */
export class Authentication {
  readonly #server: Server;
  readonly #secret = randomBytes(32);
  readonly #users = new Map<string, User>();
  /** Passwords that were right, as salted digests: hashing on every request would cost more than the requests. */
  readonly #verified = new Map<string, string>();

  constructor(server: Server, rootPassword: string) {
    this.#server = server;
    const users = server.database('_system').collection('_users');
    const rows = users.prepare(`SELECT key, body FROM ${users.table}`).all();
    for (const { body } of rows) {
      const user = JSON.parse(body as string) as User;
      this.#users.set(user.name, user);
    }
    this.save({
      name: 'root',
      active: true,
      extra: {},
      databases: { '*': 'rw', _system: 'rw' },
      ...hashed(rootPassword),
    });
  }

  names(): string[] {
    return [...this.#users.keys()].sort();
  }

  find(name: string): User {
    const user = this.#users.get(name);
    if (user === undefined) throw new ArangoError(1703);
    return user;
  }

  has(name: string): boolean {
    return this.#users.has(name);
  }

  save(user: User): void {
    const database = this.#server.database('_system');
    const users = database.collection('_users');
    database.write(undefined, (view) => {
      const existing = users.find(view, user.name);
      const document = { ...user, _key: user.name, _rev: user.salt } as unknown as JsonObject;
      if (existing === undefined) users.insertRow(view, document);
      else users.replaceRow(view, existing, document);
    });
    this.#users.set(user.name, user);
  }

  remove(name: string): void {
    this.find(name);
    const database = this.#server.database('_system');
    const users = database.collection('_users');
    database.write(undefined, (view) => {
      const row = users.find(view, name);
      if (row !== undefined) users.removeRow(view, row);
    });
    this.#users.delete(name);
  }

  /** The user that an Authorization header proves, if it proves one. */
  userOf(header: string | undefined): string | undefined {
    const [scheme, value] = (header ?? '').split(' ', 2);
    if (value === undefined) return undefined;
    if (scheme?.toLowerCase() === 'basic') {
      const text = Buffer.from(value, 'base64').toString('utf8');
      const colon = text.indexOf(':');
      const [name, password] = [text.slice(0, colon), text.slice(colon + 1)];
      return this.#isPassword(name, password) ? name : undefined;
    }
    return scheme?.toLowerCase() === 'bearer' ? this.#tokenUser(value) : undefined;
  }

  login(name: string, password: string): string {
    if (!this.#isPassword(name, password)) throw new ArangoError(errorNumbers.unauthorized, 'Wrong credentials');
    return this.token(name);
  }

  #isPassword(name: string, password: string): boolean {
    const user = this.#users.get(name);
    if (user === undefined || !user.active) return false;
    const digest = createHmac('sha256', this.#secret).update(`${user.salt}\0${password}`).digest('base64');
    if (this.#verified.get(name) === digest) return true;
    const right = timingSafeEqual(Buffer.from(user.hash, 'hex'), scryptSync(password, user.salt, 32));
    if (right) this.#verified.set(name, digest);
    return right;
  }

  token(name: string): string {
    const now = Math.floor(Date.now() / 1000);
    const head = encode({ alg: 'HS256', typ: 'JWT' });
    const body = encode({ preferred_username: name, iss: 'arangodb', iat: now, exp: now + tokenLifetime });
    return `${head}.${body}.${this.#sign(`${head}.${body}`)}`;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#secret).update(text).digest('base64url');
  }

  #tokenUser(token: string): string | undefined {
    const [head, body, signature] = token.split('.');
    if (head === undefined || body === undefined || signature === undefined) return undefined;
    const expected = Buffer.from(this.#sign(`${head}.${body}`));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as {
      preferred_username: string;
      exp: number;
    };
    if (claims.exp * 1000 < Date.now()) return undefined;
    return this.#users.get(claims.preferred_username)?.active ? claims.preferred_username : undefined;
  }
}

export function hashed(password: string): { salt: string; hash: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: scryptSync(password, salt, 32).toString('hex') };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
