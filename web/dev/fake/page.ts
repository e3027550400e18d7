/** A page of an array; the cursor is the position. */
export function page<T>(
  all: readonly T[],
  query: { limit: number; cursor?: string | undefined },
): { items: T[]; nextCursor?: string } {
  const from = Number(query.cursor ?? 0);
  const to = from + query.limit;
  return { items: all.slice(from, to), ...(to < all.length && { nextCursor: String(to) }) };
}
