import { aProcess, end, event, flow, gateway, human, start, subprocess, way } from '../testing/builders.ts';
import { within } from '../testing/scope-builders.ts';
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

const take = (id: string) => event(id, { event: 'message', position: 'catch', name: 'turn', correlationKey: 'id' });
const pass = (id: string) => event(id, { event: 'message', position: 'throw', name: 'turn', correlationKey: 'id' });

/** Branches of activities of which one runs at a time: whoever has taken the turn works, and passes it on. */
const interleaved = (...branches: string[][]) => {
  const steps = branches.map((ids) => ids.flatMap((id) => [take(`${id}_take`), human(id), pass(`${id}_pass`)]));
  return aProcess(
    [start(), pass('begin'), gateway('split', 'parallel'), ...steps.flat(), gateway('join', 'parallel'), end()],
    [
      ...way('start', 'begin', 'split'),
      ...steps.flatMap((nodes) => way('split', ...nodes.map((node) => node.node_id), 'join')),
      ...way('join', 'end'),
    ],
  );
};

/** `act` may be done from when `first` is done until `second` is. */
const milestone = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('first', { outputs: ['reached'] }),
    human('second', { outputs: ['passed'] }),
    event('open', { event: 'conditional', position: 'catch', condition: 'reached = true and $not(passed = true)' }),
    human('act'),
    event('closed', { event: 'conditional', position: 'boundary', attachedTo: 'act', condition: 'passed = true' }),
    end(),
    end('acted'),
    end('missed'),
  ],
  [
    ...way('start', 'split', 'first', 'second', 'end'),
    ...way('split', 'open', 'act', 'acted'),
    ...way('closed', 'missed'),
  ],
);

/** Each once, in whatever order is chosen. */
const oneAtATime = aProcess(
  [
    start(),
    subprocess('any', {
      config: { kind: 'ad_hoc', ordering: 'sequential', completionCondition: 'a = true and b = true and c = true' },
    }),
    ...within('any', ...['a', 'b', 'c'].map((id) => human(id, { outputs: [id] }))),
    end(),
  ],
  way('start', 'any', 'end'),
);

export const statePatterns: readonly Pattern[] = [
  { number: 16, name: 'Deferred Choice', support: 'native', note: 'event-based gateway', example: deferred },
  {
    number: 17,
    name: 'Interleaved Parallel Routing',
    support: 'emulated',
    note: 'a message that goes round: who has it works, and passes it on',
    example: interleaved(['a', 'b'], ['c']),
  },
  {
    number: 18,
    name: 'Milestone',
    support: 'native',
    note: 'a conditional event that waits for it, and one on the boundary that ends what it allowed',
    example: milestone,
  },
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
  {
    number: 39,
    name: 'Critical Section',
    support: 'emulated',
    note: 'as 17, around the sections only',
    example: interleaved(['a'], ['b']),
  },
  {
    number: 40,
    name: 'Interleaved Routing',
    support: 'native',
    note: 'ad-hoc subprocess, one activity at a time, until all are done',
    example: oneAtATime,
  },
];
