import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AwsCaller, Credentials } from '#local/services/contract.ts';
import type { PolicySet } from './policy/evaluate.ts';

/** An assumed role: who it is, and what AssumeRole narrowed it by. */
export interface Session {
  caller: AwsCaller & { roleArn: string; sessionName: string };
  tags: Readonly<Record<string, string>>;
  /** Of AssumeRole's Policy: allows nothing by itself, but everything must pass it. */
  policy: PolicySet | undefined;
  expiresAt: number;
}

export interface SessionOptions {
  tags?: Record<string, string>;
  policy?: PolicySet;
  expiresAt?: number;
  /** Makes every call its own keys, as AssumeRole does. */
  unique?: boolean;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function readSecret(dataDir: string): Buffer {
  const file = join(dataDir, 'iam', 'secret');
  if (!existsSync(file)) {
    mkdirSync(join(dataDir, 'iam'), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}

/** Access keys of roles, derived from a secret of the data directory: a restart mints the same ones. */
export class Identities {
  readonly #secret: Buffer;
  readonly #accountId: string;
  readonly #sessions = new Map<string, Session>();

  constructor(dataDir: string, accountId: string) {
    this.#secret = readSecret(dataDir);
    this.#accountId = accountId;
  }

  credentialsFor(roleArn: string, sessionName: string, options: SessionOptions = {}): Required<Credentials> {
    const seed = `${roleArn}\n${sessionName}${options.unique ? `\n${randomBytes(16).toString('hex')}` : ''}`;
    const bytes = this.#derive('key', seed);
    const accessKeyId = `ASIA${Array.from(bytes.subarray(0, 16), (byte) => alphabet[byte & 31]).join('')}`;
    this.#sessions.set(accessKeyId, {
      caller: { accessKeyId, accountId: this.#accountId, roleArn, sessionName },
      tags: options.tags ?? {},
      policy: options.policy,
      expiresAt: options.expiresAt ?? Number.POSITIVE_INFINITY,
    });
    const secretAccessKey = this.#derive('secret', seed).toString('base64').slice(0, 40);
    return { accessKeyId, secretAccessKey, sessionToken: this.#derive('token', seed).toString('base64') };
  }

  session(accessKeyId: string): Session | undefined {
    const session = this.#sessions.get(accessKeyId);
    if (session && session.expiresAt <= Date.now()) {
      this.#sessions.delete(accessKeyId);
      return undefined;
    }
    return session;
  }

  #derive(purpose: string, seed: string): Buffer {
    return createHmac('sha256', this.#secret).update(`${purpose}\n${seed}`).digest();
  }
}
