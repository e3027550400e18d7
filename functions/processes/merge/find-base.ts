/** Revision → those that it was made of. */
export type Lineage = ReadonlyMap<string, readonly string[]>;

function withAncestors(lineage: Lineage, id: string): Set<string> {
  const found = new Set([id]);
  // A set's iteration meets what is added while it goes on.
  for (const each of found) for (const parent of lineage.get(each) ?? []) found.add(parent);
  return found;
}

/**
 * The latest revision that both were made of: a common ancestor that is not itself an ancestor of another one. After merges
 * in both directions there may be several; the newest is taken. Nothing: the two are unrelated.
 */
export function findBase(lineage: Lineage, ours: string, theirs: string): string | undefined {
  const mine = withAncestors(lineage, ours);
  const common = [...withAncestors(lineage, theirs)].filter((id) => mine.has(id));
  const older = new Set(common.flatMap((id) => lineage.get(id) ?? []));
  return common
    .filter((id) => !older.has(id))
    .sort()
    .at(-1);
}
