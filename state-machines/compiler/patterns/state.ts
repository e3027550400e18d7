import { aProcess, end, event, flow, gateway, human, start, way } from '../testing/builders.ts';
import type { Pattern } from './pattern.ts';

const deferred = aProcess(
  [
    start(),
    gateway('first', 'event_based'),
    event('paid', { event: 'message', position: 'catch', name: 'paid' }),
    event('late', { event: 'timer', timer: { duration: 'P7D' } }),
    end('good'),
    end('bad'),
  ],
  [...way('start', 'first', 'paid', 'good'), ...way('first', 'late', 'bad')],
);

const withdrawn = aProcess(
  [
    start(),
    human('a'),
    event('late', { event: 'timer', position: 'boundary', attachedTo: 'a', timer: { duration: 'P1D' } }),
    end(),
  ],
  [...way('start', 'a', 'end'), flow('late', 'end')],
);

const waiting = (kind: string) =>
  aProcess(
    [start(), event('wait', { event: kind, position: 'catch', name: 'go' }), end()],
    way('start', 'wait', 'end'),
  );

export const statePatterns: readonly Pattern[] = [
  { number: 16, name: 'Deferred Choice', support: 'native', note: 'event-based gateway', example: deferred },
  {
    number: 17,
    name: 'Interleaved Parallel Routing',
    support: 'refused',
    note: 'activities do not exclude each other',
  },
  { number: 18, name: 'Milestone', support: 'refused', note: 'no branch sees where another one is' },
  { number: 19, name: 'Cancel Activity', support: 'native', note: 'interrupting boundary event', example: withdrawn },
  {
    number: 23,
    name: 'Transient Trigger',
    support: 'native',
    note: 'signal: lost unless somebody waits',
    example: waiting('signal'),
  },
  {
    number: 24,
    name: 'Persistent Trigger',
    support: 'native',
    note: 'message: kept until somebody waits',
    example: waiting('message'),
  },
  { number: 39, name: 'Critical Section', support: 'refused', note: 'as 17' },
  { number: 40, name: 'Interleaved Routing', support: 'refused', note: 'as 17' },
];
