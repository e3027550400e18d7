import { type Meaning, ofValue } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import { quoted } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import type { Translate } from './translate-part.ts';

/** A name as FEEL reads it: words separated by one space. */
export const nameOf = (syntax: Syntax): string => syntax.text.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim();

export function variable(syntax: Syntax, scope: Scope): Meaning {
  if (nameOf(syntax) === 'partial')
    throw new Untranslatable('the partial results of a loop are not translated', syntax);
  return scope.resolve(nameOf(syntax));
}

/** `a.b`; of a list, the list of each item's `b`. */
export function path(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const [of, , name] = syntax.parts;
  const target = translate(of!, scope);
  return ofValue(`$feelGet(${target.value}, ${quoted(nameOf(name!))})`);
}
