import type { Collection } from './collection.ts';

/** What a reader sees: everything committed up to `snapshot`, and what its own transaction did. */
export type View = { snapshot: number; transaction: number };

/** What a writer adds to that: how its rows are stamped, and what it has changed so far. */
export type WriteView = View & {
  /** The commit number of rows it writes, or `never` inside a stream transaction. */
  stamp: number;
  /** Change of the number of documents per collection, applied when the writer commits. */
  deltas: Map<Collection, number>;
};

/** SQL that is true for the rows (alias `d`) that a view sees; takes `viewParameters`. */
export const visible = '(d.cs <= ? OR d.tx = ?) AND d.dcs > ? AND d.dtx <> ?';

export function viewParameters(view: View): [number, number, number, number] {
  return [view.snapshot, view.transaction, view.snapshot, view.transaction];
}

/** The transaction number of a reader or writer that runs in none. */
export const noTransaction = -1;
