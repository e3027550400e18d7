import { ApiError } from '../errors.ts';
import { type Json, tryParse } from '../json.ts';

const DEFAULT_PAGE = 100;

/** How many results to answer; 0 and absence stand for the default. */
export function pageSize(maxResults: number | undefined, fallback = DEFAULT_PAGE): number {
  return maxResults === undefined || maxResults === 0 ? fallback : maxResults;
}

export function encodeToken(position: Json): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function decodeToken(token: string): Json {
  const position = tryParse(Buffer.from(token, 'base64url').toString());
  if (position === undefined || position === null) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return position;
}

/** One page of a list that is in memory. */
export function page<T>(
  items: T[],
  maxResults: number | undefined,
  token: string | undefined,
): { items: T[]; nextToken?: string } {
  const from = token === undefined ? 0 : Number(decodeToken(token));
  if (!Number.isInteger(from) || from < 0) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  const to = from + pageSize(maxResults);
  return { items: items.slice(from, to), ...(to < items.length ? { nextToken: encodeToken(to) } : {}) };
}
