import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sfn-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('opening a database', () => {
  it('refuses a file that is no database, and leaves it alone', () => {
    const file = join(folder, 'a.sqlite');
    writeFileSync(file, 'my letters');
    expect(() => openDatabase(file)).toThrow(/Cannot use .*a\.sqlite.*The file was left as it is/);
    expect(readFileSync(file, 'utf8')).toBe('my letters');
  });

  it("refuses another program's database", () => {
    const file = join(folder, 'b.sqlite');
    const other = new DatabaseSync(file);
    other.exec('CREATE TABLE theirs(x)');
    other.close();
    expect(() => openDatabase(file)).toThrow(/not written by the FlowMaster/);
  });

  it('refuses a database of its own that is damaged', () => {
    const file = join(folder, 'c.sqlite');
    const db = openDatabase(file);
    const insert = db.prepare('INSERT INTO objects VALUES(?, ?, ?)');
    for (let index = 0; index < 500; index++) insert.run('machine', `key-${index}`, 'x'.repeat(500));
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 20_000, 60_000);
    writeFileSync(file, bytes);
    expect(() => openDatabase(file)).toThrow(/it is damaged|malformed/);
  });
});
