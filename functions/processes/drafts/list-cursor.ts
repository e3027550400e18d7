import { z } from 'zod';
import type { Position } from '#adapters/graph/list-processes.ts';
import { AppError } from '#runtime/errors.ts';

const PositionSchema = z.object({ time: z.string(), key: z.string() });

export const writeCursor = (position: Position): string =>
  Buffer.from(JSON.stringify([position.time, position.key])).toString('base64url');

export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [time, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    return PositionSchema.parse({ time, key });
  } catch (cause) {
    throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
      cause,
      errors: [{ path: 'query.cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
      help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
    });
  }
}

/** One page of what was read with one document more than asked for. */
export function pageOf<D extends { _key: string }, T>(
  documents: readonly D[],
  limit: number,
  timeOf: (document: D) => string,
  show: (document: D) => T,
) {
  const shown = documents.slice(0, limit);
  const last = shown.at(-1);
  const more = documents.length > limit && last;
  return {
    items: shown.map(show),
    ...(more ? { nextCursor: writeCursor({ time: timeOf(last), key: last._key }) } : {}),
  };
}
