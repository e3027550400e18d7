import { InvalidPatternError } from './invalid-pattern.ts';

type Token = { literal: string } | 'any';

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  let literal = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === '\\') {
      const next = pattern[++i];
      if (next !== '*' && next !== '\\') throw new InvalidPatternError('Invalid escape character in wildcard pattern');
      literal += next;
    } else if (char === '*') {
      if (literal !== '') tokens.push({ literal });
      else if (tokens.at(-1) === 'any')
        throw new InvalidPatternError('Consecutive wildcard characters are not allowed');
      literal = '';
      tokens.push('any');
    } else literal += char;
  }
  if (literal !== '') tokens.push({ literal });
  return tokens;
}

/**
 * `*` stands for any number of characters, `\*` and `\\` for themselves. Matches greedily from the left with indexOf, which is
 * linear: a regular expression with many stars would let a hostile pattern backtrack for ever.
 */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const tokens = tokenize(pattern);
  const literals = tokens.filter((token) => token !== 'any').map((token) => token.literal);
  if (literals.length === 0) return tokens.length > 0 ? () => true : (text) => text === '';
  const openStart = tokens[0] === 'any';
  const openEnd = tokens.at(-1) === 'any';
  if (!openStart && !openEnd && literals.length === 1) return (text) => text === literals[0];
  return (text) => {
    let from = 0;
    let last = literals.length - 1;
    let end = text.length;
    if (!openEnd) {
      const tail = literals[last]!;
      if (!text.endsWith(tail)) return false;
      end -= tail.length;
      last--;
    }
    for (let i = 0; i <= last; i++) {
      const literal = literals[i]!;
      const at = text.indexOf(literal, from);
      if (at < 0 || (i === 0 && !openStart && at !== 0)) return false;
      from = at + literal.length;
      if (from > end) return false;
    }
    return from <= end;
  };
}
