import type { Json } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { TokenData } from './data.ts';
import type { Around } from './escalations.ts';

/**
 * What an activity does when it is visited: gives outputs, fails with an error (`States.Timeout` included), or is not
 * done when an event comes that interrupts it or a subprocess around it.
 */
export type Outcome =
  | { readonly output: Readonly<Record<string, Json>> /** How long it takes. */; readonly hours?: number }
  | { readonly error: string }
  | { readonly event: string; readonly brings: Readonly<Record<string, Json>> };
export type Outcomes = (nodeId: string, visit: number) => Outcome;

export interface Visit {
  readonly nodeId: string;
  readonly data: Readonly<Record<string, Json>>;
}

export interface Played {
  readonly status: 'succeeded' | 'failed' | 'stuck';
  readonly error?: string;
  readonly data: Readonly<Record<string, Json>>;
  readonly visits: readonly Visit[];
}

/** A completed activity that another one undoes, with what it wrote. */
export interface Completion {
  readonly nodeId: string;
  readonly wrote: Readonly<Record<string, Json>>;
}

/** What all scopes of one run share. */
export interface Run {
  readonly definition: ProcessDefinition;
  readonly outcomes: Outcomes;
  readonly visits: Visit[];
  readonly completions: Completion[];
  /** By conditional event: the fields of its condition as they were when it came to hold. */
  readonly told: Map<string, TokenData>;
  /** Activities that are being visited, in this run and in those that called it: the outermost first. */
  readonly around: Around[];
  /** The processes that calls run, and those that their calls run. */
  readonly called: readonly ProcessDefinition[];
  /** How long the visits so far have taken. */
  readonly clock: { hours: number };
  steps: number;
  /** Which of the nodes that can fire does so first; that it does not matter is what makes runs comparable. */
  readonly order: (ids: readonly string[]) => readonly string[];
}

/** How the tokens of a scope have left it. */
export type Left =
  | { readonly how: 'ended'; readonly data: TokenData; readonly hours?: number }
  | { readonly how: 'failed'; readonly error: string; readonly data: TokenData }
  | { readonly how: 'cancelled'; readonly data: TokenData }
  | {
      readonly how: 'interrupted';
      readonly by: string;
      readonly brings: Readonly<Record<string, Json>>;
      readonly data: TokenData;
    }
  | { readonly how: 'stuck'; readonly data: TokenData };
