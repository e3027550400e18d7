import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'arangojs';
import { ArangoError } from 'arangojs/errors';
import { startArangoDb } from '../index.ts';

/** A server on a directory of its own, and a client of it; `stop` removes both. */
export type Scratch = {
  url: string;
  db: Database;
  /** All results of a query. */
  query: (text: string, bindVars?: Record<string, unknown>) => Promise<unknown[]>;
  stop: () => Promise<void>;
};

export async function startScratch(): Promise<Scratch> {
  const dataDir = await mkdtemp(join(tmpdir(), 'arangodb-'));
  const server = await startArangoDb({ dataDir });
  const db = await new Database({ url: server.url }).createDatabase('scratch');
  return {
    url: server.url,
    db,
    query: async (text, bindVars = {}) => (await db.query(text, bindVars)).all(),
    stop: async () => {
      db.close();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The number and HTTP status of the error that a call ends in. */
export async function failureOf(call: Promise<unknown>): Promise<{ errorNum: number; code: number; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ArangoError)
      return { errorNum: error.errorNum, code: error.code ?? 0, message: error.message };
    throw error;
  }
  throw new Error('the call succeeded');
}
