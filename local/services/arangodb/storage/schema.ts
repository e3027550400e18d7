/** Stands for "not committed yet" and "not deleted": no commit number reaches it. */
export const never = Number.MAX_SAFE_INTEGER;

export const databaseSchema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -65536;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (id TEXT PRIMARY KEY, name TEXT UNIQUE, type INTEGER, properties TEXT) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS indexes (id TEXT PRIMARY KEY, collection TEXT, definition TEXT) WITHOUT ROWID;
`;

/**
 * Every row is one version of a document. `cs` is the commit that created it and `dcs` the one that removed it; `tx` and `dtx`
 * name the open stream transaction that did so and has not committed.
 */
export function collectionSchema(table: string): string {
  return `
    CREATE TABLE ${table} (seq INTEGER PRIMARY KEY, key TEXT NOT NULL, rev TEXT NOT NULL, src TEXT, dst TEXT, body TEXT NOT NULL,
      cs INTEGER NOT NULL, tx INTEGER NOT NULL DEFAULT 0, dcs INTEGER NOT NULL DEFAULT ${never}, dtx INTEGER NOT NULL DEFAULT 0);
    CREATE INDEX ${table}_key ON ${table} (key);
    CREATE INDEX ${table}_tx ON ${table} (tx) WHERE tx <> 0;
    CREATE INDEX ${table}_dtx ON ${table} (dtx) WHERE dtx <> 0;
    CREATE INDEX ${table}_dcs ON ${table} (dcs) WHERE dcs <> ${never};
  `;
}

export function edgeSchema(table: string): string {
  return `
    CREATE INDEX ${table}_src ON ${table} (src);
    CREATE INDEX ${table}_dst ON ${table} (dst);
  `;
}

/** Entries of a secondary index; `unordered` marks keys whose bytes do not sort as their values do. */
export function indexSchema(table: string): string {
  return `
    CREATE TABLE ${table} (k BLOB NOT NULL, seq INTEGER NOT NULL, unordered INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (k, seq)) WITHOUT ROWID;
    CREATE INDEX ${table}_unordered ON ${table} (unordered) WHERE unordered = 1;
  `;
}
