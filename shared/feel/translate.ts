import type { Kind, Meaning } from './code/meaning.ts';
import { withHelpers } from './code/prelude.ts';
import { outermost } from './code/scope.ts';
import { parseFeel } from './syntax.ts';
import { translatePart } from './translate/expression.ts';
import { Untranslatable } from './untranslatable.ts';

export type Translation =
  /** `kind` is what the expression gives where it gives something, as far as its text tells. */
  | { readonly ok: true; readonly jsonata: string; readonly kind: Kind }
  /** `position` is an offset in the text that was given. */
  | { readonly ok: false; readonly reason: string; readonly position: number };

export interface FeelOptions {
  /** Names with spaces or signs in them, which FEEL cannot tell from several names. */
  readonly names?: readonly string[];
  /** FEEL name → JSONata, for what is no field of the process data: `{ item: '$item' }`. */
  readonly variables?: Readonly<Record<string, string>>;
}

const LONGEST = 10_000;

/**
 * The JSONata that gives the value that FEEL gives, for every data; null may be given as no value. Or the reason why
 * there is none. A leading `=`, as Zeebe writes it, is allowed.
 */
export const translate = (feel: string, options?: FeelOptions): Translation =>
  translateAs(feel, options, (meaning) => meaning.value);

/** The JSONata of a condition: true where FEEL gives true and false otherwise, as a flow needs it. */
export const translateCondition = (feel: string, options?: FeelOptions): Translation =>
  translateAs(feel, options, (meaning) => meaning.holds);

function translateAs(feel: string, options: FeelOptions = {}, face: (meaning: Meaning) => string): Translation {
  const start = /^\s*=?/.exec(feel)![0].length;
  const variables = { __context__: '$__context__', ...options.variables };
  const parsed = parseFeel(feel.slice(start), [...(options.names ?? []), ...Object.keys(variables)]);
  if (!parsed.ok) return { ...parsed, position: parsed.position + start };
  try {
    const meaning = translatePart(parsed.syntax, outermost(variables));
    const jsonata = withHelpers(face(meaning));
    if (jsonata.length <= LONGEST) return { ok: true, jsonata, kind: meaning.kind };
    return { ok: false, reason: `in JSONata it would be longer than ${LONGEST} characters`, position: start };
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    return { ok: false, reason: error.message, position: error.position + start };
  }
}
