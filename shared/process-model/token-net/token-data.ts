import type { Json, JsonObject } from '#contracts/core/json.ts';

/** By name: a value, and how often it was written on the token's way. Without a value it is again as when the net began. */
type Written = Readonly<Record<string, { readonly value?: Json; readonly writes: number }>>;

/** What a token has changed since its net began: fields of the data, and variables of the machine that it takes along. */
export interface TokenData {
  readonly fields: Written;
  readonly variables: Written;
}

export const NO_DATA: TokenData = { fields: {}, variables: {} };

/** What a token carries after its lane reported it: what differs from before was written once more. */
export const reportedData = (before: TokenData, fields: JsonObject, variables: JsonObject): TokenData => ({
  fields: reported(before.fields, fields),
  variables: reported(before.variables, variables),
});

function reported(before: Written, changed: JsonObject): Written {
  const names = new Set([...Object.keys(before), ...Object.keys(changed)]);
  const all = [...names].map((name) => {
    const known = before[name] ?? { writes: 0 };
    const value = changed[name];
    if (canonical(known.value) === canonical(value)) return [name, known] as const;
    return [name, { ...(value !== undefined && { value }), writes: known.writes + 1 }] as const;
  });
  return Object.fromEntries(all);
}

/** What a token sees that waited for others: what was written most often, later tokens first. */
export const mergedData = (all: readonly TokenData[]): TokenData => ({
  fields: merged(all.map(({ fields }) => fields)),
  variables: merged(all.map(({ variables }) => variables)),
});

function merged(all: readonly Written[]): Written {
  const result: Record<string, Written[string]> = {};
  for (const [name, entry] of all.flatMap((one) => Object.entries(one)))
    if (entry.writes >= (result[name]?.writes ?? 0)) result[name] = entry;
  return result;
}

/** Names and values as the lane that goes on with the token puts them over what the net began with. */
export const valuesOf = (written: Written): JsonObject =>
  Object.fromEntries(
    Object.entries(written).flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
  );

/** JSON with its keys in order: the database does not keep theirs. */
function canonical(value: Json | undefined): string | undefined {
  return JSON.stringify(value, (_key, part: Json) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
