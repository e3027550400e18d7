import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../flowmaster.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Stdout as JSON. */
  readonly json: () => Record<string, unknown>;
}

interface Around {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a shell would. */
export async function flowmaster(args: readonly string[], { stdin = '', env = {} }: Around = {}): Promise<Ran> {
  const { FLOWMASTER_URL: _, FLOWMASTER_TOKEN: __, FLOWMASTER_API_KEY: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [ENTRY, ...args], { env: { ...inherited, ...env } });
  child.stdin.end(stdin);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}

const folder = mkdtempSync(join(tmpdir(), 'flowmaster-cli-'));
let files = 0;

/** A file with this content. @returns its path */
export function aFile(content: unknown, extension = 'json'): string {
  const path = join(folder, `${++files}.${extension}`);
  const asItIs = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, asItIs ? content : JSON.stringify(content));
  return path;
}
