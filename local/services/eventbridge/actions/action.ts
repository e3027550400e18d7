import { z } from 'zod';
import { jsonActions } from '#local/services/protocol/json-action.ts';

export const action = jsonActions({ invalid: 'ValidationException' });
export const Name = z
  .string()
  .regex(/^[.\-_A-Za-z0-9]{1,64}$/, 'Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+');
export const BusName = z.string().min(1).max(1600).optional();
export const Page = {
  Limit: z.number().int().min(1).max(100).default(100),
  NextToken: z.string().optional(),
  NamePrefix: z.string().optional(),
};

/** One page of a listing that is sorted by name; the token is the last name of the page before. */
export function pageOf<Item>(
  items: Item[],
  nameOf: (item: Item) => string,
  page: { Limit: number; NextToken?: string | undefined; NamePrefix?: string | undefined },
) {
  const rest = items
    .filter((item) => nameOf(item).startsWith(page.NamePrefix ?? '') && nameOf(item) > (page.NextToken ?? ''))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const taken = rest.slice(0, page.Limit);
  return { items: taken, next: rest.length > taken.length ? { NextToken: nameOf(taken.at(-1)!) } : {} };
}
