import type { Json } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { dataOf, plain } from './data.ts';
import { netOf } from './net.ts';
import type { Outcomes, Played, Run } from './run.ts';
import { playScope } from './scope-game.ts';

export type { Outcome, Outcomes, Played, Visit } from './run.ts';

/** Plays one run of a process by the rules of BPMN: tokens on flows, one node fires after another. */
export async function playProcess(
  definition: ProcessDefinition,
  input: Readonly<Record<string, Json>>,
  outcomes: Outcomes,
  mostSteps = 2_000,
): Promise<Played> {
  const run: Run = { definition, outcomes, visits: [], completions: [], steps: mostSteps };
  const left = await playScope(run, netOf(definition), dataOf(input));
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
