import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileProcess } from '../index.ts';
import { aTarget } from '../testing/builders.ts';
import { lint } from '../testing/lint.ts';
import { PATTERNS, patternTable } from './patterns.ts';

/** The cells of a table's rows; the formatter pads them. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\|\s*\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the workflow control-flow patterns', () => {
  it('are all 43 there', () => {
    expect(PATTERNS.map((pattern) => pattern.number)).toEqual(Array.from({ length: 43 }, (_, at) => at + 1));
  });

  it('stand in the README as they are here', () => {
    const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    expect(rowsOf(readme)).toEqual(rowsOf(patternTable()));
  });

  const drawn = PATTERNS.filter((pattern) => pattern.example);

  it.each(drawn.filter((pattern) => pattern.support !== 'refused'))('$number $name compiles', async ({ example }) => {
    const result = compileProcess(example!, aTarget());
    expect(result.diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    expect(await lint(result.definition!)).toEqual([]);
  });

  it.each(drawn.filter((pattern) => pattern.support === 'refused'))(
    '$number $name is refused with its reason',
    ({ example, code }) => {
      expect(compileProcess(example!, aTarget()).diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    },
  );
});
