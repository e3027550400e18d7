import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Credentials } from './services/contract.ts';

/** Another process serves this data directory: the message is one line for the person who started us. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';
}

export interface DataDirectory {
  path: string;
  release(): void;
}

const MARKER = 'flowmaster.json';

/** Opens the state directory for this process alone. The lock is the operating system's: a killed process leaves none. */
export function openDataDirectory(directory: string): DataDirectory {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: 500 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new DataDirectoryInUseError(
      `${path} is in use by a running FlowMaster: stop it, or choose another --data-dir.`,
      { cause },
    );
  }
  writeFileSync(join(path, MARKER), JSON.stringify({ formatVersion: 1 }));
  return { path, release: () => lock.close() };
}

/** Empties the directory; refuses to touch one that FlowMaster did not make. */
export function resetDataDirectory(directory: string): void {
  const path = resolve(directory);
  if (!existsSync(path)) return;
  if (!existsSync(join(path, MARKER))) {
    throw new DataDirectoryInUseError(`${path} was not made by FlowMaster, so --reset will not delete it.`);
  }
  openDataDirectory(path).release();
  rmSync(path, { recursive: true, force: true });
}

/** The keys under which the services themselves, and the operator's tools, call. Kept, readable by their owner only. */
export function operatorCredentials(directory: string): Credentials {
  const file = join(directory, 'operator-credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(20).toString('hex'),
  };
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  return credentials;
}
