import { isScalar, type Meaning, ofValue, orNull } from '../code/meaning.ts';
import { binding, type Scope } from '../code/scope.ts';
import { quoted } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { stringValue } from './literals.ts';
import { nameOf } from './names.ts';
import type { Translate } from './translate-part.ts';

export function listLiteral(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const items = syntax.parts.slice(1, -1).map((part) => item(part, translate(part, scope)));
  return ofValue(`[${items.join(', ')}]`, { kind: 'list', sure: true });
}

/** JSONata's array constructor flattens what is not itself an array constructor. */
function item(syntax: Syntax, meaning: Meaning): string {
  if (syntax.name === 'SimplePositiveUnaryTest')
    throw new Untranslatable('a range in a list is not translated', syntax);
  if (syntax.name === 'List' || meaning.kind === 'null' || (meaning.sure && isScalar(meaning.kind)))
    return meaning.value;
  return `$feelBox(${meaning.value})`;
}

/** An entry may read those before it. */
export function contextLiteral(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const assignments: string[] = [];
  const members = new Map<string, string>();
  let inner = scope;
  for (const entry of syntax.parts.slice(1, -1)) {
    const key = keyOf(entry.parts[0]!);
    if (members.has(key)) throw new Untranslatable(`the key "${key}" is given twice`, entry);
    const meaning = translate(entry.parts[1]!, inner);
    const name = scope.fresh();
    assignments.push(`${name} := ${orNull(meaning)}; `);
    members.set(key, name);
    inner = binding(inner, key, ofValue(name, { ...meaning, again: true }));
  }
  const object = `{${[...members].map(([key, name]) => `${quoted(key)}: ${name}`).join(', ')}}`;
  return ofValue(assignments.length === 0 ? object : `(${assignments.join('')}${object})`, {
    kind: 'context',
    sure: true,
  });
}

function keyOf(syntax: Syntax): string {
  const inner = syntax.parts[0]!;
  return inner.name === 'StringLiteral' ? stringValue(inner.text) : nameOf(inner);
}
