import type { FunctionDefinition } from './definition.ts';
import { typeFunctions } from './types.ts';

const families = { type: typeFunctions };

const byName = new Map<string, FunctionDefinition>();
for (const family of Object.values(families)) for (const definition of family) byName.set(definition.name, definition);

/** Names are case-insensitive; the parser has put them in upper case. */
export function findFunction(name: string): FunctionDefinition | undefined {
  return byName.get(name);
}

/** Family → names, for the coverage table. */
export function functionFamilies(): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(families).map(([family, definitions]) => [family, definitions.map(({ name }) => name).sort()]),
  );
}
