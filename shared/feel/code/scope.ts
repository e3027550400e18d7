import { type Meaning, ofValue } from './meaning.ts';
import { field, quoted } from './text.ts';

/** Where names are looked up: what an iteration binds, then the item that a filter looks at, then the process data. */
export interface Scope {
  readonly resolve: (name: string) => Meaning;
  readonly fresh: () => string;
}

export function outermost(variables: Readonly<Record<string, string>>): Scope {
  let used = 0;
  return {
    fresh: () => `$_${++used}`,
    resolve: (name) => {
      const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
      return ofValue(given ?? field(name), { again: true });
    },
  };
}

/** A scope in which `name` means `meaning`. */
export const binding = (scope: Scope, name: string, meaning: Meaning): Scope => ({
  ...scope,
  resolve: (sought) => (sought === name ? meaning : scope.resolve(sought)),
});

/** The scope of a filter: the item's entries come before what surrounds the filter. */
export const within = (scope: Scope, item: string): Scope => ({
  ...scope,
  resolve: (name) => {
    if (name === 'item') return ofValue(item, { again: true });
    const outer = scope.resolve(name).value;
    return ofValue(`$feelEither($feelEntry(${item}, ${quoted(name)}), ${outer})`);
  },
});

/** Writes a meaning several times without computing it several times. */
export function once(scope: Scope, meanings: readonly Meaning[], write: (...meanings: Meaning[]) => string): string {
  const assignments: string[] = [];
  const named = meanings.map((meaning) => {
    if (meaning.again) return meaning;
    const name = scope.fresh();
    assignments.push(`${name} := ${meaning.value}; `);
    return ofValue(name, { ...meaning, again: true });
  });
  const text = write(...named);
  return assignments.length === 0 ? text : `(${assignments.join('')}${text})`;
}
