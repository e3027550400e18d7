import { choose, operand } from './text.ts';

/** What kind of value an expression gives where it gives one; `any` when that is seen only at run time. */
export type Kind = 'boolean' | 'number' | 'string' | 'list' | 'context' | 'null' | 'any';

/**
 * An expression of FEEL in JSONata, with three faces, because FEEL's logic has three values and JSONata's two.
 * FEEL's null is JSONata's null or the absence of a value.
 */
export interface Meaning {
  readonly kind: Kind;
  /** Never null. */
  readonly sure: boolean;
  /** Short and cheap enough to be written twice. */
  readonly again: boolean;
  /** Gives the value, null, or nothing. */
  readonly value: string;
  /** Gives true where FEEL gives true and false otherwise, null included. */
  readonly holds: string;
  /** Gives true where FEEL gives false and false otherwise, null included. */
  readonly fails: string;
}

interface Traits {
  readonly kind?: Kind;
  readonly sure?: boolean;
  readonly again?: boolean;
}

/** An expression that is known by its value. */
export function ofValue(value: string, { kind = 'any', sure = false, again = false }: Traits = {}): Meaning {
  const logical = kind === 'boolean' || kind === 'any';
  const is = (truth: boolean) => (logical ? `${operand(value)} = ${truth}` : 'false');
  return { kind, sure, again, value, holds: is(true), fails: is(false) };
}

/** An expression that is known by when it holds and when it fails. */
export function ofTruth(holds: string, fails: string, sure = false): Meaning {
  const value = sure ? holds : choose(holds, 'true', choose(fails, 'false', 'null'));
  return { kind: 'boolean', sure, again: false, value, holds, fails };
}

export const NULL: Meaning = ofValue('null', { kind: 'null', again: true });

export const isScalar = (kind: Kind): boolean => kind === 'boolean' || kind === 'number' || kind === 'string';

/** JSONata's name of a kind. */
const TYPE_NAMES = {
  boolean: 'boolean',
  number: 'number',
  string: 'string',
  list: 'array',
  context: 'object',
} as const;

export type Typed = keyof typeof TYPE_NAMES;

export const typeName = (kind: Typed): string => TYPE_NAMES[kind];

/** JSONata that says whether the value is one of this kind. */
export function isOf(meaning: Meaning, kind: Typed): string {
  if (meaning.kind === kind && meaning.sure) return 'true';
  if (meaning.kind !== kind && meaning.kind !== 'any') return 'false';
  return `$type(${meaning.value}) = "${TYPE_NAMES[kind]}"`;
}

/** The value, with null where there is nothing: array and object constructors drop nothing. */
export const orNull = (meaning: Meaning): string =>
  meaning.sure || meaning.kind === 'null' ? meaning.value : `$feelNull(${meaning.value})`;
