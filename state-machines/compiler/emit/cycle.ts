import type { JsonObject } from '#contracts/core/json.ts';
import { type Cycle, cycleOf } from '#process-model/timers/period.ts';
import { delimited } from '../expressions/delimiters.ts';
import { type EventConfig, idOf, type Vertex } from '../normalize/model.ts';
import { type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { later, NOW, periodsBetween } from './calendar.ts';
import { computedIn, parsedCycle } from './computed-cycle.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { momentOf, secondsFromNow } from './timer.ts';

/**
 * A timer that fires again and again beside what it belongs to. It is due `next` periods after `from`, so a firing that is late, since
 * the way of the one before it is still being gone, does not delay those behind it.
 */
export interface RunningCycle {
  /** `Assign` of the state before the first wait. */
  readonly begin: JsonObject;
  /** `Assign` when it has fired. */
  readonly fired: JsonObject;
  /** `TimeoutSeconds` of the wait for the next firing; behind the last, there is only the end of what it belongs to. */
  readonly seconds: string;
}

export function runningCycle(
  states: Pick<ScopeStates, 'emission'>,
  eventId: string,
  config: EventConfig,
): RunningCycle {
  const given = config.timer?.cycle ?? '';
  const computed = computedIn(given);
  const name = states.emission.ofNodes.cycleOf(eventId);
  const now = `$${name}`;
  const fired = { [name]: delimited(`$merge([${now}, {"next": ${now}.next + 1}])`) };
  const wait = (period: Cycle['period'] | string) => secondsFromNow(later(`${now}.from`, period, `${now}.next`), 1);
  const over = (last: string, waiting: string) => delimited(`${now}.next > ${last} ? ${ONE_YEAR_SECONDS} : ${waiting}`);
  if (computed !== undefined)
    return {
      begin: { [name]: delimited(computedBeginning(computed)) },
      fired,
      seconds: over(`${now}.last`, wait(now)),
    };
  const cycle = cycleOf(given)!;
  const last = cycle.times === undefined ? undefined : cycle.times - (cycle.begin === undefined ? 0 : 1);
  return {
    begin: { [name]: delimited(beginning(cycle, last)) },
    fired,
    seconds: last === undefined ? delimited(wait(cycle.period)) : over(`${last}`, wait(cycle.period)),
  };
}

/** More firings than a run can have: a cycle without end. */
const ENDLESS = 1_000_000_000;

/** As `beginning`, with the period and the last firing in the variable too, since nothing else knows them. */
function computedBeginning(expression: string): string {
  const missed = `$max([0, ${periodsBetween('$r.begin', NOW, '$r')}])`;
  return [
    `($r := ${parsedCycle(expression)}`,
    `$last := ($r.times = null ? ${ENDLESS} : $r.times) - ($r.begin = null ? 0 : 1)`,
    '$own := {"months": $r.months, "seconds": $r.seconds, "last": $last}',
    `$merge([$own, $r.begin = null ? {"from": ${NOW}, "next": 1} : {"from": $r.begin, "next": $min([$last, ${missed}])}]))`,
  ].join('; ');
}

/** What should have happened before the activity began, happens once and at once. */
function beginning({ begin, period }: Cycle, last: number | undefined): string {
  if (begin === undefined) return `{"from": ${NOW}, "next": 1}`;
  const from = momentOf(begin);
  const missed = `$max([0, ${periodsBetween(from, NOW, period)}])`;
  return `{"from": ${from}, "next": ${last === undefined ? missed : `$min([${last}, ${missed}])`}}`;
}

/** The state that a cycle's first wait comes behind. */
export function addCycleBeginning(
  states: ScopeStates,
  vertex: Vertex,
  name: string,
  begin: JsonObject,
  rest: AslState,
): void {
  states.add(name, sourceOf(vertex, 'guard'), { Type: 'Pass', Assign: begin, ...rest });
}

export const emitCycle = (states: ScopeStates, vertex: Vertex, config: EventConfig): void => {
  const name = states.entry(vertex);
  addCycleBeginning(
    states,
    vertex,
    name,
    runningCycle(states, idOf(vertex), config).begin,
    states.follow(name, vertex.out[0]!),
  );
};
