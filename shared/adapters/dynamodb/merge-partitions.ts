import type { Page } from '#contracts/core/page.ts';
import { AppError } from '#runtime/errors.ts';

/** Reads one partition at or before `before` (newest first), at most `limit` items. */
export type ReadPartition<T> = (range: { before: string; limit: number }) => Promise<T[]>;

/** Before every time key; DynamoDB takes no empty string for a key. */
export const OLDEST = '0';
/** After every time key. */
const NEWEST = '~';

const decode = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z#\S+$/.test(key)) return key;
  throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
    errors: [{ path: 'query.cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
    help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
  });
};

/**
 * One page of several index partitions that sort by the same time key, newest first, as if they were one. The cursor is the
 * key of the last item, so an item that moves between the partitions is neither skipped nor shown twice on a page.
 */
export async function mergePartitions<T>(
  partitions: readonly ReadPartition<T>[],
  { limit, cursor, to, keyOf }: { limit: number; cursor?: string | undefined; to?: string; keyOf: (item: T) => string },
): Promise<Page<T>> {
  const last = decode(cursor);
  const before = last ?? to ?? NEWEST;
  // Two more than asked: the item of the cursor itself, and one that tells that there is a next page.
  const read = await Promise.all(partitions.map((partition) => partition({ before, limit: limit + 2 })));
  const byKey = new Map(read.flat().map((item) => [keyOf(item), item]));
  const keys = [...byKey.keys()].filter((key) => last === undefined || key < last).sort();
  const page = keys.reverse().slice(0, limit);
  const more = keys.length > limit;
  return {
    items: page.map((key) => byKey.get(key)!),
    ...(more ? { nextCursor: Buffer.from(page.at(-1)!).toString('base64url') } : {}),
  };
}
