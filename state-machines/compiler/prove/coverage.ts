import { expressionOf } from '../expressions/delimiters.ts';

const COMPLEMENTS = [
  ['>=', '<'],
  ['<=', '>'],
  ['!=', '='],
] as const;

/**
 * Whether one of the conditions always holds, told from their text: `true`, a condition beside its negation
 * (`paid` and `$not(paid)`), or a comparison beside its complement (`amount > 5` and `amount <= 5`).
 */
export const conditionsCover = (conditions: readonly string[]): boolean => coveringCondition(conditions) !== undefined;

/** The condition that holds when nothing can be said of its complement (a field is missing): the choice's default. */
export function coveringCondition(conditions: readonly string[]): number | undefined {
  const texts = conditions.map((condition) => normal(expressionOf(condition).source));
  const given = new Set(texts);
  const covers = (text: string) => {
    const negation = negationOf(text);
    if (text === 'true' || (negation !== undefined && given.has(negation))) return true;
    return complementsOf(text).some((other) => given.has(other));
  };
  const at = texts.findLastIndex(covers);
  return at === -1 ? undefined : at;
}

/** White space outside of quotes does not tell conditions apart. */
function normal(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\s+/g, ' ').replace(/\s*([()<>=!,+*/-])\s*/g, '$1')))
    .join('')
    .trim();
}

function negationOf(text: string): string | undefined {
  const inner = /^\$not\((.*)\)$/.exec(text)?.[1];
  return inner !== undefined && balanced(inner) ? inner : undefined;
}

function complementsOf(text: string): string[] {
  if (/\b(and|or)\b|[?()"']/.test(text)) return [];
  for (const [a, b] of COMPLEMENTS) {
    if (text.includes(a)) return [text.replace(a, b)];
  }
  return COMPLEMENTS.flatMap(([a, b]) => (text.includes(b) ? [text.replace(b, a)] : []));
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
