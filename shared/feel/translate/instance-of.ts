import { isOf, type Meaning, ofTruth, type Typed } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { nameOf } from './names.ts';
import type { Translate } from './translate-part.ts';

const KINDS = new Set<string>(['number', 'string', 'boolean']);

export function instanceOf(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const type = syntax.parts.at(-1)!;
  const name = nameOf(type);
  if (!KINDS.has(name)) throw new Untranslatable(`"instance of ${name}" is not translated`, type);
  const is = isOf(translate(syntax.parts[0]!, scope), name as Typed);
  return ofTruth(is, is === 'true' ? 'false' : is === 'false' ? 'true' : `$not(${is})`, true);
}
