import { aProcess, end, event, flow, human, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

type Timer = { duration?: string; date?: string; cycle?: string };
const timer = (id: string, given: Timer, interrupting = true) =>
  event(id, { event: 'timer', position: 'boundary', attachedTo: 'a', timer: { ...given }, interrupting });
/** `start -> a -> end`, with timers on the border of `a`, each with an end of its own. */
const beside = (task: ReturnType<typeof human>, ...timers: ReturnType<typeof event>[]) =>
  aProcess(
    [start(), task, end(), ...timers, ...timers.map((one) => end(`${one.node_id}_end`))],
    [...way('start', 'a', 'end'), ...timers.map((one) => flow(one.node_id, `${one.node_id}_end`))],
  );
const again = (cycle: string) => beside(human('a'), timer('e', { cycle }, false));
const at = { nodeId: 'e', field: '/config/timer/cycle' };

/** Timers that cannot fire, or not as they are written. */
export const timers: readonly BadDefinition[] = [
  {
    name: 'a timer without a time',
    code: 'event.timer-unclear',
    at: { nodeId: 'e', field: '/config/timer' },
    definition: beside(human('a'), timer('e', {})),
  },
  {
    name: 'a timer beyond what a run may take',
    code: 'event.timer-too-long',
    at: { nodeId: 'e', field: '/config/timer/duration' },
    definition: beside(human('a'), timer('e', { duration: 'P400D' })),
  },
  {
    name: 'a timer behind a shorter one',
    code: 'event.timer-never-fires',
    at: { nodeId: 'late' },
    definition: beside(human('a'), timer('soon', { duration: 'PT1H' }), timer('late', { duration: 'PT2H' })),
  },
  {
    name: 'two timers of which nobody knows the first',
    code: 'event.timers-not-comparable',
    at: { nodeId: 'e', field: '/config/timer' },
    definition: beside(human('a'), timer('soon', { duration: 'PT1H' }), timer('e', { date: '{% due %}' })),
  },
  {
    name: 'a timer behind the timeout of its activity',
    code: 'event.timer-after-timeout',
    severity: 'warning',
    at: { nodeId: 'e' },
    definition: beside(human('a', { config: { timeout: 'PT1H' } }), timer('e', { duration: 'PT2H' })),
  },
  { name: 'a cycle of no firings', code: 'event.cycle-empty', at, definition: again('R0/PT1H') },
  { name: 'a cycle faster than a second', code: 'event.cycle-too-short', at, definition: again('R3/PT0.1S') },
  {
    name: 'a cycle of months and days from a date on',
    code: 'event.cycle-mixed',
    at,
    definition: again('R3/2026-01-31T00:00:00Z/P1M1D'),
  },
  {
    name: 'a cycle where only one firing is possible',
    code: 'event.cycle-once',
    severity: 'info',
    at,
    definition: beside(human('a'), timer('e', { cycle: 'R3/PT1H' })),
  },
  {
    name: 'a cycle that fills the history',
    code: 'event.cycle-fills-history',
    severity: 'warning',
    at,
    definition: again('R/PT1S'),
  },
  {
    name: 'a cycle of which nobody knows how often it fires',
    code: 'event.cycle-known-later',
    severity: 'info',
    at,
    definition: again('{% reminders %}'),
  },
  {
    name: 'a start whose cycle is reckoned from data',
    code: 'event.start-time-computed',
    at: { nodeId: 'start', field: '/config/timer/cycle' },
    definition: aProcess(
      [start('start', { config: { event: 'timer', timer: { cycle: '{% reminders %}' } } }), end()],
      way('start', 'end'),
    ),
  },
  {
    name: 'a start at a time of a process that must be given data',
    code: 'event.start-needs-input',
    at: { nodeId: 'start', field: '/config/event' },
    definition: aProcess(
      [start('start', { config: { event: 'timer', timer: { cycle: 'R/P1D' } } }), end()],
      way('start', 'end'),
      { data_definitions: [{ name: 'order', schema: { type: 'string' }, input: true, required: true }] },
    ),
  },
  {
    name: 'a start more often than the platform looks',
    code: 'event.start-too-often',
    severity: 'warning',
    at: { nodeId: 'start', field: '/config/timer/cycle' },
    definition: aProcess(
      [start('start', { config: { event: 'timer', timer: { cycle: 'R/PT10S' } } }), end()],
      way('start', 'end'),
    ),
  },
  { name: 'a cron expression', code: 'node.config-invalid', at, definition: again('0 0 9 * * MON-FRI') },
  {
    name: 'a cycle from a day that there is not',
    code: 'node.config-invalid',
    at,
    definition: again('R/2026-02-30T09:00:00Z/P1D'),
  },
];
