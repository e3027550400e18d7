/**
 * The order of what is left after a merge. The side that reordered what both kept decides; where both did, the target's order
 * stays. What only the other side has follows its predecessor there.
 */
export function mergeOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const common = new Set(base.filter((id) => inOurs.has(id) && inTheirs.has(id)));
  const among = (ids: readonly string[]) => ids.filter((id) => common.has(id)).join('\n');
  const [lead, other] = among(ours) === among(base) && among(theirs) !== among(base) ? [theirs, ours] : [ours, theirs];
  const order = [...lead];
  const known = new Set(lead);
  other.forEach((id, at) => {
    if (known.has(id)) return;
    const before = other[at - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
    known.add(id);
  });
  return order;
}
