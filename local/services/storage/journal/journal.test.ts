import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'flowmaster-journal-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const insert = (value: number) => ['INSERT INTO numbers VALUES (?)', value] as const;
async function withJournal(use: (journal: Journal) => Promise<void>): Promise<void> {
  const journal = Journal.acquire(dataDir);
  journal.define('CREATE TABLE IF NOT EXISTS numbers (value INTEGER PRIMARY KEY) STRICT');
  await use(journal).finally(() => journal.close());
}
const stored = (journal: Journal) =>
  journal.read<{ value: number }>('SELECT value FROM numbers ORDER BY value').map((row) => row.value);

describe('journal', () => {
  it('has a write on disk when its promise resolves, and keeps it', async () => {
    await withJournal(async (journal) => {
      await Promise.all(Array.from({ length: 500 }, (_, value) => journal.write([insert(value)])));
      expect(stored(journal)).toHaveLength(500);
    });
    await withJournal(async (journal) => {
      expect(stored(journal)).toHaveLength(500);
    });
  });

  it('finishes waiting writes when it closes', async () => {
    let last: Promise<void> | undefined;
    await withJournal(async (journal) => {
      last = journal.write([insert(1)]);
    });
    await expect(last).resolves.toBeUndefined();
  });

  it('refuses writes that cannot be, and goes on', async () => {
    await withJournal(async (journal) => {
      await expect(journal.write([['INSERT INTO nowhere VALUES (1)']])).rejects.toThrow('nowhere');
      await journal.write([insert(2)]);
      expect(stored(journal)).toEqual([2]);
    });
  });

  it('is one per data directory', async () => {
    await withJournal(async (journal) => {
      const again = Journal.acquire(dataDir);
      expect(again).toBe(journal);
      await again.close();
      await journal.write([insert(3)]);
    });
  });

  it('refuses a corrupt file and a foreign database, and leaves them as they are', async () => {
    const file = join(dataDir, 'messaging', 'journal.db');
    await mkdir(join(dataDir, 'messaging'));
    await writeFile(file, 'no database at all, but long enough to be read as one'.repeat(40));
    expect(() => Journal.acquire(dataDir)).toThrow(/cannot be used as FlowMaster's message journal/);
    await rm(file);
    const foreign = new DatabaseSync(file);
    foreign.exec('CREATE TABLE theirs (x)');
    foreign.close();
    expect(() => Journal.acquire(dataDir)).toThrow(/another application/);
  });
});
