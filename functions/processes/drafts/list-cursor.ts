import { z } from 'zod';
import type { Position } from '#adapters/graph/list-processes.ts';
import { AppError } from '#runtime/errors.ts';

const PositionSchema = z.tuple([z.string(), z.string()]).transform(([time, key]): Position => ({ time, key }));

/** A position in a list as the opaque text that clients send back. */
export const writePosition = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** @throws AppError `request.invalid-cursor` */
export function readPosition<T extends z.ZodType>(schema: T, cursor: string | undefined): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
      cause,
      errors: [{ path: 'query.cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
      help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
    });
  }
}

export const readCursor = (cursor: string | undefined): Position | undefined => readPosition(PositionSchema, cursor);

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
    ...(more ? { nextCursor: writePosition([timeOf(last), last._key]) } : {}),
  };
}
