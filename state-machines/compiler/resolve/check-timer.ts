import { atLeastSeconds, type Cycle, cycleOf, periodOf } from '#process-model/timers/period.ts';
import type { Report } from '../diagnostics/report.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import type { CheckedNode, EventConfig } from '../normalize/model.ts';

const ONE_YEAR = 31_536_000;
/** Entries that a firing adds to the history of its run, without its way: the wait, its end by the time, and the event itself. */
const ENTRIES = 10;
/** A run's history holds 25,000 entries; some are for everything else. */
const FIRINGS = 24_000 / ENTRIES;

/** What comes of a timer that fires: a run each time, or something beside what it does not interrupt each time, or it is over. */
export type Firing = 'starts' | 'again' | 'once';

/** A timer says one thing, and one that a run can do. */
export function checkTimer(node: CheckedNode, config: EventConfig, firing: Firing, report: Report): void {
  const { node_id: nodeId, title } = node.def;
  const { duration, date, cycle } = config.timer ?? {};
  const given = [duration, date, cycle].filter((value) => value !== undefined).length;
  if (given !== 1) {
    report.error(
      'event.timer-unclear',
      { nodeId, field: '/config/timer' },
      `“${title}” needs exactly one of duration, date and cycle; it has ${given}.`,
      'Keep the one that is meant.',
    );
    return;
  }
  if (inDelimiters(cycle ?? '') && firing !== 'starts') checkComputed(node, firing, report);
  const parsed = cycle === undefined ? undefined : cycleOf(cycle);
  const literal = duration === undefined || inDelimiters(duration) ? undefined : periodOf(duration);
  const first = parsed && parsed.begin === undefined ? parsed.period : literal;
  if (first && firing !== 'starts' && atLeastSeconds(first) > ONE_YEAR)
    report.error(
      'event.timer-too-long',
      { nodeId, field: `/config/timer/${cycle === undefined ? 'duration' : 'cycle'}` },
      `“${title}” waits longer than a run may take (one year).`,
      'Wait for less than a year, or start a second process later with a schedule.',
    );
  if (parsed) checkCycle(node, parsed, firing, report);
}

/** How often a cycle fires, and when, may be known when it is reached only. */
function checkComputed(
  { def: { node_id: nodeId, title } }: CheckedNode,
  firing: 'again' | 'once',
  report: Report,
): void {
  const place = { nodeId, field: '/config/timer/cycle' };
  if (firing === 'again')
    report.info(
      'event.cycle-known-later',
      place,
      `How often “${title}” fires is known when it is reached. Each firing adds ${ENTRIES} entries and those of its way to a history that holds 25,000: after ${FIRINGS} firings at the latest the run fails.`,
      'Let the expression give a bound (R10/…), or a period that is long enough.',
    );
  else
    report.info(
      'event.cycle-once',
      place,
      `“${title}” is over when it has fired, so its cycle fires once.`,
      'Nothing needs to be done; a duration or a date says the same.',
    );
}

function checkCycle(node: CheckedNode, cycle: Cycle, firing: Firing, report: Report): void {
  const { title } = node.def;
  const place = { nodeId: node.def.node_id, field: '/config/timer/cycle' };
  const { months, seconds } = cycle.period;
  if (cycle.times === 0)
    report.error(
      'event.cycle-empty',
      place,
      `“${title}” fires zero times.`,
      'Write R1 for once, or R without a number for without end.',
    );
  else if (months === 0 && seconds < 1)
    report.error(
      'event.cycle-too-short',
      place,
      `“${title}” fires more than once a second; a state machine waits whole seconds.`,
      'Let a second or more lie between two firings.',
    );
  else if (cycle.begin !== undefined && months > 0 && seconds > 0)
    report.error(
      'event.cycle-mixed',
      place,
      `“${title}” repeats from a date on every so many months and days together; which of them lie in the past already has no single answer.`,
      'Count either months and years, or weeks, days and times.',
    );
  else if (firing === 'once')
    report.info(
      'event.cycle-once',
      place,
      `“${title}” is over when it has fired, so its cycle fires once.`,
      'Nothing needs to be done; a duration or a date says the same.',
    );
  else if (firing === 'again') checkHistory(node, cycle, report);
}

/** What fires for as long as something lasts may fill the history of the run before the year is over. */
function checkHistory({ def: { node_id: nodeId, title } }: CheckedNode, cycle: Cycle, report: Report): void {
  const between = atLeastSeconds(cycle.period);
  if ((cycle.times ?? Number.POSITIVE_INFINITY) <= FIRINGS || FIRINGS * between >= ONE_YEAR) return;
  report.warning(
    'event.cycle-fills-history',
    { nodeId, field: '/config/timer/cycle' },
    `“${title}” may fire until the run fails: each firing adds ${ENTRIES} entries and those of its way to a history that holds 25,000, so that at the latest after ${FIRINGS} firings, ${inWords(FIRINGS * between)}, none is left.`,
    'Bound it (R10/…), let more time lie between two firings, or put what it stands beside into a process of its own.',
  );
}

function inWords(seconds: number): string {
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} days`;
  return seconds >= 7_200 ? `${Math.floor(seconds / 3_600)} hours` : `${Math.floor(seconds / 60)} minutes`;
}
