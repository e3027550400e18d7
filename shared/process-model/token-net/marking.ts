import type { TokenNet } from '#contracts/processes/token-net.ts';

/** Where tokens leave the net. */
export const OUTSIDE = '(outside)';

/** A token of a net. */
export interface Token {
  readonly id: number;
  readonly place: string;
  /** Under which its data is kept: the tokens of a split share theirs. */
  readonly data: number;
  /** The lane that it runs in; absent while it waits. */
  readonly lane?: number;
}

/** Where the tokens of one visit of a net are, and the lanes that carry them. */
export interface Marking {
  readonly next: number;
  readonly tokens: readonly Token[];
  /** Data of the tokens that have left the net, in that order. */
  readonly left: readonly number[];
  /** By lane: tickets under which it waits for what to do next. Only the last is good; of repeated calls nobody knows which was the last. */
  readonly lanes: Readonly<Record<string, readonly string[]>>;
  /** By lane: the token that it brought when it came for its tickets. */
  readonly brought: Readonly<Record<string, number>>;
  /** By complex join: places whose token is still to be swallowed. */
  readonly owed: Readonly<Record<string, readonly string[]>>;
}

/** Of a lane that has not run anything yet. */
export const NO_TOKEN = -1;

/** One token, which lane 0 carries from the start. */
export const beginning = (net: TokenNet): Marking => ({
  next: 1,
  tokens: [{ id: 0, place: net.start, data: 0, lane: 0 }],
  left: [],
  lanes: {},
  brought: {},
  owed: {},
});

/** No token is left: the lanes end. */
export const isOver = ({ tokens }: Marking): boolean => tokens.length === 0;
