import { type Meaning, NULL, ofTruth, ofValue } from '../code/meaning.ts';
import { quoted } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';

export const nullLiteral = (): Meaning => NULL;

export const booleanLiteral = ({ text }: Syntax): Meaning =>
  text === 'true' ? ofTruth('true', 'false', true) : ofTruth('false', 'true', true);

export const numericLiteral = ({ text }: Syntax): Meaning =>
  ofValue(String(Number(text.replaceAll(/\s/g, ''))), { kind: 'number', sure: true, again: true });

export const stringLiteral = ({ text }: Syntax): Meaning =>
  ofValue(quoted(stringValue(text)), { kind: 'string', sure: true, again: true });

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', "'": "'" };

/** The text that a string literal stands for. */
export function stringValue(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/g, (found, four?: string, six?: string, one?: string) => {
      if (four ?? six) return String.fromCodePoint(Number.parseInt((four ?? six)!, 16));
      return ESCAPES[one!] ?? found;
    });
}
