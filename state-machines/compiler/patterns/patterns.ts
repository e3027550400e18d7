import { basicPatterns } from './basic.ts';
import { instancePatterns } from './instances.ts';
import { partialJoinPatterns } from './partial-joins.ts';
import type { Pattern } from './pattern.ts';
import { statePatterns } from './state.ts';
import { structurePatterns } from './structure.ts';

export const PATTERNS: readonly Pattern[] = [
  ...basicPatterns,
  ...structurePatterns,
  ...partialJoinPatterns,
  ...instancePatterns,
  ...statePatterns,
].toSorted((a, b) => a.number - b.number);

/** The table of this folder's README. */
export function patternTable(): string {
  const rows = PATTERNS.map(({ number, name, support, note }) => `| ${number} | ${name} | ${support} | ${note} |`);
  return ['| | pattern | support | how, or why not |', '|---|---|---|---|', ...rows].join('\n');
}
