import type { Json } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { tellConditions } from './conditions.ts';
import { dataOf, plain } from './data.ts';
import { netOf } from './net.ts';
import type { Left, Outcomes, Played, Run } from './run.ts';
import { playScope } from './scope-game.ts';
import { playFrom, type Standing, standingAfter } from './standing.ts';

export type { Outcome, Outcomes, Played, Visit } from './run.ts';

interface PlayOptions {
  readonly mostSteps?: number;
  readonly order?: Run['order'];
  /** The process that calls of this one run, then the one that its calls run, and so on. */
  readonly called?: Run['called'];
}

/** Plays one run of a process by the rules of BPMN: tokens on flows, one node fires after another. */
export async function playProcess(
  definition: ProcessDefinition,
  input: Readonly<Record<string, Json>>,
  outcomes: Outcomes,
  options: PlayOptions = {},
): Promise<Played> {
  const run = aRun(definition, outcomes, options);
  return played(run, await playScope(run, netOf(definition), dataOf(input)));
}

const byId = (ids: readonly string[]): string[] => ids.toSorted();

const aRun = (
  definition: ProcessDefinition,
  outcomes: Outcomes,
  { mostSteps: steps = 2_000, order = byId, called = [] }: PlayOptions = {},
): Run => ({
  definition,
  order,
  outcomes,
  visits: [],
  completions: [],
  told: new Map(),
  around: [],
  called,
  clock: { hours: 0 },
  steps,
});

/** Plays the beginning of a run: so many firings of nodes of the process itself. Undefined where it has ended by then. */
export const playBeginning = (
  definition: ProcessDefinition,
  input: Readonly<Record<string, Json>>,
  outcomes: Outcomes,
  firings: number,
): Promise<Standing | undefined> =>
  standingAfter(aRun(definition, outcomes), netOf(definition), dataOf(input), firings);

/**
 * Plays the rest of a run from where its tokens stand, as a run of its own: visits are counted anew, and conditions that hold in
 * the data of a token have come true.
 */
export async function playRest(
  definition: ProcessDefinition,
  input: Readonly<Record<string, Json>>,
  standing: Standing,
  outcomes: Outcomes,
): Promise<Played> {
  const run = aRun(definition, outcomes);
  for (const data of [...standing.tokens.map((token) => token.data), ...standing.ended])
    await tellConditions(run, data);
  return played(run, await playFrom(run, netOf(definition), standing, dataOf(input)));
}

function played(run: Run, left: Left): Played {
  const { visits } = run;
  const data = plain(left.data);
  switch (left.how) {
    case 'ended':
      return { status: 'succeeded', data, visits };
    case 'failed':
      return { status: 'failed', error: left.error, data, visits };
    default:
      return { status: 'stuck', data: {}, visits };
  }
}
