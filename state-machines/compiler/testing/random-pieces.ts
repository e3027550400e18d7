import fc from 'fast-check';

/** A piece of a process with one way in and one way out. */
export type Piece =
  | {
      readonly kind: 'activity';
      readonly human: boolean;
      readonly job?: boolean;
      readonly fault?: 'error' | 'timer' | undefined;
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'timer' }
  | { readonly kind: 'sequence'; readonly parts: readonly Piece[] }
  | {
      readonly kind: 'choice' | 'parallel' | 'inclusive';
      readonly parts: readonly Piece[];
      readonly implicit: boolean;
      readonly language: Language;
    }
  | { readonly kind: 'loop'; readonly body: Piece; readonly language: Language }
  | { readonly kind: 'awaited'; readonly body: Piece };

/** What conditions are written in: JSONata, FEEL that has a translation, or FEEL that the rules task evaluates. */
type Language = 'JSONata' | 'FEEL' | 'FEEL with dates';
const languages = fc.constantFrom<Language>('JSONata', 'JSONata', 'FEEL', 'FEEL with dates');

/** Whether a field is over a bound, from 0 to 8. */
export function over(field: string, bound: number, language: Language): string {
  if (language === 'JSONata') return `${field} > ${bound}`;
  if (language === 'FEEL') return `feel: ${field} > ${bound}`;
  return `feel: date("2026-01-01") + duration("P" + string(${field}) + "D") > date("2026-01-0${bound + 1}")`;
}

export const pieces: fc.Arbitrary<Piece> = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('activity' as const),
        human: fc.boolean(),
        job: fc.boolean(),
        fault: fc.option(fc.constantFrom('error' as const, 'timer' as const), { nil: undefined, freq: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom<Piece>({ kind: 'nothing' }, { kind: 'timer' }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('sequence' as const),
        parts: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom('choice' as const, 'parallel' as const, 'inclusive' as const),
        parts: fc.array(tie('piece'), { minLength: 2, maxLength: 3 }),
        implicit: fc.boolean(),
        language: languages,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('loop' as const), body: tie('piece'), language: languages }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('awaited' as const), body: tie('piece') }) },
  ),
})).piece;
