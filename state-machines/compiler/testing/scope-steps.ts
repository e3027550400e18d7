import fc from 'fast-check';

/** A piece in which one thing happens after another, so that what an event interrupts is certain. */
export type Step =
  | {
      readonly kind: 'activity';
      readonly by: Doer;
      readonly ended: Ending;
      readonly undone: boolean;
      readonly loops: boolean;
      /** How often a timer may fire beside it; at most, where the data say. */
      readonly reminds: Reminding | undefined;
    }
  | { readonly kind: 'sequence'; readonly parts: readonly Step[] }
  | { readonly kind: 'choice'; readonly parts: readonly Step[]; readonly fails: boolean }
  | {
      readonly kind: 'subprocess';
      readonly body: Step;
      readonly ended: Ending | 'condition';
      readonly cancels: boolean;
      /** Drawn without a start, and without an end where nothing else has drawn one. */
      readonly bare: boolean;
      readonly catches: Catching;
      /** The escalation that its end throws. */
      readonly tells: string | undefined;
    }
  /** Runs another process. */
  | { readonly kind: 'call'; readonly ended: Ending; readonly catches: Catching }
  /** Throws an escalation. */
  | { readonly kind: 'escalate'; readonly name: string }
  | {
      readonly kind: 'adHoc';
      readonly given: boolean;
      readonly beside: boolean;
      /** A condition may end it: at once, or when what runs is done. */
      readonly completes: 'at once' | 'when done' | undefined;
    }
  /** A subprocess in which there is nothing. */
  | { readonly kind: 'empty'; readonly ended: Ending; readonly repeats: boolean }
  | { readonly kind: 'undo' };

/** A script, a person, or whoever sends the message that a receive task waits for. */
export type Doer = 'script' | 'human' | 'receive';

export interface Reminding {
  readonly times: number;
  readonly computed: boolean;
}

/** The event on its boundary. */
export type Ending = 'error' | 'message' | undefined;
const ending: fc.Arbitrary<Ending> = fc.option(fc.constantFrom('error' as const, 'message' as const), {
  nil: undefined,
  freq: 3,
});

/** The escalation that is caught on the boundary; without a name, every one. */
export type Catching = { readonly name: string | undefined; readonly interrupting: boolean } | undefined;
const names = fc.constantFrom('slow', 'stop');
const catching: fc.Arbitrary<Catching> = fc.option(
  fc.record({ name: fc.option(names, { nil: undefined, freq: 2 }), interrupting: fc.boolean() }),
  { nil: undefined, freq: 2 },
);

export const adHocs = fc.record({
  kind: fc.constant('adHoc' as const),
  given: fc.boolean(),
  beside: fc.boolean(),
  completes: fc.option(fc.constantFrom('at once' as const, 'when done' as const), { nil: undefined, freq: 2 }),
});

export const steps: fc.Arbitrary<Step> = fc.letrec<{ step: Step }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('activity' as const),
        by: fc.constantFrom('script' as const, 'human' as const, 'receive' as const),
        ended: ending,
        undone: fc.boolean(),
        loops: fc.boolean(),
        reminds: fc.option(fc.record({ times: fc.integer({ min: 1, max: 3 }), computed: fc.boolean() }), {
          nil: undefined,
          freq: 2,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ kind: 'undo' }) },
    { weight: 1, arbitrary: adHocs },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty' as const), ended: ending, repeats: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('sequence' as const),
        parts: fc.array(tie('step'), { minLength: 2, maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('choice' as const),
        parts: fc.array(tie('step'), { minLength: 2, maxLength: 2 }),
        fails: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('subprocess' as const),
        body: tie('step'),
        ended: fc.oneof(ending, fc.constant('condition' as const)),
        cancels: fc.boolean(),
        bare: fc.boolean(),
        catches: catching,
        tells: fc.option(names, { nil: undefined, freq: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('call' as const), ended: ending, catches: catching }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('escalate' as const), name: names }) },
  ),
})).step;
