import { parseFeel, type Syntax } from './syntax.ts';
import { nameOf } from './translate/names.ts';

export type Renamed =
  | { readonly ok: true; readonly feel: string }
  | { readonly ok: false; readonly reason: string; readonly position: number };

/**
 * The expression with other words for what it reads from around it: `{ line: 'item' }`. Where a name could mean something else too (what
 * the expression binds itself, an entry of the item that a filter looks at), there is no answer.
 */
export function renameFeel(feel: string, words: Readonly<Record<string, string>>): Renamed {
  const start = /^\s*=?/.exec(feel)![0].length;
  const text = feel.slice(start);
  const parsed = parseFeel(text, Object.keys(words));
  if (!parsed.ok) return { ...parsed, position: parsed.position + start };
  const bound = boundIn(parsed.syntax);
  const found: { at: Syntax; word: string }[] = [];
  let unclear: Syntax | undefined;
  const visit = (syntax: Syntax, filtered: boolean): void => {
    if (syntax.name === 'Type') return;
    const name = syntax.name === 'VariableName' ? nameOf(syntax) : '';
    if (name !== '' && Object.hasOwn(words, name)) {
      if (filtered || bound.has(name)) unclear ??= syntax;
      found.push({ at: syntax, word: words[name]! });
    }
    for (const [index, part] of syntax.parts.entries()) {
      const isCalled = syntax.name === 'FunctionInvocation' && index === 0;
      if (!isCalled) visit(part, filtered || (syntax.name === 'FilterExpression' && index > 0));
    }
  };
  visit(parsed.syntax, false);
  if (unclear)
    return {
      ok: false,
      reason: `“${nameOf(unclear)}” may mean two things here`,
      position: unclear.position + start,
    };
  return { ok: true, feel: spliced(text, found).trim() };
}

function boundIn(syntax: Syntax): Set<string> {
  const own = syntax.name === 'Name' || syntax.name === 'Key' ? [nameOf(syntax)] : [];
  return new Set([...own, ...syntax.parts.flatMap((part) => [...boundIn(part)])]);
}

function spliced(text: string, found: readonly { at: Syntax; word: string }[]): string {
  let result = '';
  let from = 0;
  for (const { at, word } of found) {
    result += text.slice(from, at.position) + word;
    from = at.position + at.text.length;
  }
  return result + text.slice(from);
}
