import type { Json } from '#contracts/core/json.ts';

/** Process data as one token sees it; each field knows how often it was written, so that tokens can be merged. */
export type TokenData = ReadonlyMap<string, { readonly value: Json; readonly writes: number }>;

export const dataOf = (values: Readonly<Record<string, Json>>): TokenData =>
  new Map(Object.entries(values).map(([field, value]) => [field, { value, writes: 0 }]));

export const plain = (data: TokenData): Record<string, Json> =>
  Object.fromEntries([...data].map(([field, { value }]) => [field, value]));

export function written(data: TokenData, changes: Readonly<Record<string, Json>>): TokenData {
  const next = new Map(data);
  for (const [field, value] of Object.entries(changes))
    next.set(field, { value, writes: (data.get(field)?.writes ?? 0) + 1 });
  return next;
}

/** What a token sees that waited for others: of each field the state that was written most often. */
export function merged(all: readonly TokenData[]): TokenData {
  const result = new Map<string, { value: Json; writes: number }>();
  for (const data of all)
    for (const [field, entry] of data) if (entry.writes >= (result.get(field)?.writes ?? -1)) result.set(field, entry);
  return result;
}

/** What has been written from one to the other. */
export const changesBetween = (before: TokenData, after: TokenData): Record<string, Json> =>
  Object.fromEntries(
    [...after].flatMap(([field, { value, writes }]) =>
      writes > (before.get(field)?.writes ?? 0) ? [[field, value] as const] : [],
    ),
  );
