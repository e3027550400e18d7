import { markedFeel } from '#feel/index.ts';
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
  const texts = conditions.map(textOf);
  const given = new Set(texts);
  const covers = (text: string) =>
    text === 'true' || text === `${IN_FEEL}true` || oppositesOf(text).some((other) => given.has(other));
  const at = texts.findLastIndex(covers);
  return at === -1 ? undefined : at;
}

/** Of conditions in the same language only: the two have each their own words for the same. */
function textOf(condition: string): string {
  const { source } = expressionOf(condition);
  const feel = markedFeel(source)?.feel;
  return feel === undefined ? normal(source) : `${IN_FEEL}${normal(feel)}`;
}

const IN_FEEL = 'feel:';

/** White space outside of quotes does not tell conditions apart. */
function normal(text: string): string {
  return text
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/\s+/g, ' ').replace(/\s*([()<>=!,+*/-])\s*/g, '$1')))
    .join('')
    .trim();
}

/** What holds where a condition does not. */
function oppositesOf(text: string): string[] {
  const [, feel = '', negated] = /^(?:(feel:)|\$)not\((.*)\)$/.exec(text) ?? [];
  if (negated !== undefined && balanced(negated)) return [`${feel}${negated}`];
  if (/\b(and|or)\b|[?()"']/.test(text)) return [];
  for (const [a, b] of COMPLEMENTS) {
    if (text.includes(a)) return [text.replace(a, b)];
  }
  return COMPLEMENTS.filter(([, b]) => text.includes(b)).map(([a, b]) => text.replace(b, a));
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
