import { AppError } from '#runtime/errors.ts';

type Key = Record<string, unknown>;

/** A page's last key as an opaque cursor, without what the tenant's prefix gives anyway. */
export const toCursor = (key: Key | undefined, prefix: string): string | undefined =>
  key &&
  Buffer.from(
    JSON.stringify(
      Object.fromEntries(
        Object.entries(key).map(([name, value]) => [
          name,
          typeof value === 'string' && value.startsWith(prefix) ? `~${value.slice(prefix.length)}` : value,
        ]),
      ),
    ),
  ).toString('base64url');

/** The key behind a cursor. Partition keys always get the caller's own prefix: another tenant's cursor leads nowhere. */
export function fromCursor(cursor: string | undefined, prefix: string): Key | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Key;
    const entries = Object.entries(key).map(([name, value]) => {
      if (typeof value !== 'string') throw new Error('not a key');
      if (value.startsWith('~')) return [name, prefix + value.slice(1)];
      if (name.toLowerCase().endsWith('pk')) throw new Error('not of this tenant');
      return [name, value];
    });
    return Object.fromEntries(entries) as Key;
  } catch (cause) {
    throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
      cause,
      errors: [{ path: 'query.cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
      help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
    });
  }
}
