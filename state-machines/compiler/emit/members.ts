/** JSONata of an object of fields of another; each once, however often it is named, since JSONata fails over a key that comes twice. */
export const membersOf = (fields: readonly string[], source: string): string =>
  `{${[...new Set(fields)].map((field) => `${JSON.stringify(field)}: ${source}.${field}`).join(', ')}}`;
