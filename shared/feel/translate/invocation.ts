import { type Meaning, NULL } from '../code/meaning.ts';
import type { Scope } from '../code/scope.ts';
import type { FeelFunction } from '../functions/feel-function.ts';
import { FUNCTIONS } from '../functions/functions.ts';
import type { Syntax } from '../syntax.ts';
import { Untranslatable } from '../untranslatable.ts';
import { nameOf } from './names.ts';
import type { Translate } from './translate-part.ts';

export function invocation(syntax: Syntax, scope: Scope, translate: Translate): Meaning {
  const name = nameOf(syntax.parts[0]!);
  const called = FUNCTIONS[name];
  if (!called) throw new Untranslatable(`the function ${name}() is not translated`, syntax);
  const given = argumentsOf(syntax, called, name);
  const least = called.parameters.filter((parameter) => !parameter.endsWith('?')).length;
  if (given.length < least || given.some((one) => one === undefined))
    throw new Untranslatable(`${name}() needs ${called.parameters.slice(0, least).join(', ')}`, syntax);
  const written = given as Syntax[];
  const values = written.map((one, at) => (called.functions?.includes(at) ? NULL : translate(one, scope)));
  return called.translate({ scope, syntax: written, values, part: translate });
}

/** Arguments in the order of the parameters, whether they are given by place or by name. */
function argumentsOf(syntax: Syntax, called: FeelFunction, name: string): (Syntax | undefined)[] {
  const given = syntax.parts[2]!;
  if (given.name !== 'NamedParameters') {
    if (given.parts.length > called.parameters.length && !called.repeats)
      throw new Untranslatable(`${name}() takes ${called.parameters.length} arguments at most`, syntax);
    return [...given.parts];
  }
  const names = called.parameters.map((parameter) => parameter.replace('?', ''));
  const found: (Syntax | undefined)[] = [];
  for (const { parts } of given.parts) {
    const index = names.indexOf(nameOf(parts[0]!));
    if (index < 0) throw new Untranslatable(`${name}() has no parameter "${nameOf(parts[0]!)}"`, parts[0]!);
    found[index] = parts[1]!;
  }
  return Array.from(found);
}
