import { isOf, type Kind, type Meaning, ofTruth, ofValue, type Typed } from '../code/meaning.ts';
import { once, type Scope } from '../code/scope.ts';
import { both, choose } from '../code/text.ts';
import type { Syntax } from '../syntax.ts';
import type { Translate } from '../translate/translate-part.ts';

export interface Call {
  readonly values: readonly Meaning[];
  readonly syntax: readonly Syntax[];
  readonly scope: Scope;
  /** For what a function given as an argument does. */
  readonly part: Translate;
}

/** A built-in function of FEEL: its parameters by name (`?` after those that may be left out), and what it becomes. */
export interface FeelFunction {
  readonly parameters: readonly string[];
  /** The last parameter may be given any number of times. */
  readonly repeats?: true;
  /** Parameters that are functions, by place: they have no value of their own. */
  readonly functions?: readonly number[];
  readonly translate: (call: Call) => Meaning;
}

type Write = (...values: string[]) => string;

/** A function that gives null unless its arguments are of these kinds. */
export function typed(
  parameters: Readonly<Record<string, Typed>>,
  kind: Kind,
  write: Write,
  also: Write = () => 'true',
): FeelFunction {
  const kinds = Object.values(parameters);
  return {
    parameters: Object.keys(parameters),
    translate: ({ values, scope }) => {
      const guard = (named: Meaning[]) =>
        both(...named.map((one, index) => isOf(one, kinds[index]!)), also(...texts(named)));
      const sure = guard([...values]) === 'true';
      if (kind !== 'boolean') {
        const value = once(scope, values, (...named) => choose(guard(named), write(...texts(named)), 'null'));
        return ofValue(value, { kind, sure });
      }
      const when = (pick: Write) => once(scope, values, (...named) => both(guard(named), pick(...texts(named))));
      return ofTruth(
        when(write),
        when((...named) => `$not(${write(...named)})`),
        sure,
      );
    },
  };
}

const texts = (meanings: readonly Meaning[]): string[] => meanings.map((meaning) => meaning.value);
