import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';

export const LINE = 'proc_01J00000000000000000000011';
export const BLOCK = 'proc_01J00000000000000000000012';
export const PARENT = 'proc_01J00000000000000000000013';
export const HARMED = 'proc_01J00000000000000000000014';
export const WATCHED = 'proc_01J00000000000000000000015';

const data_definitions = [
  { name: 'amount', schema: { type: 'number' }, input: true, required: true },
  { name: 'currency', schema: { type: 'string' }, default: 'EUR' },
];
/** Two tasks of people, then a script. */
export const line = aProcess(
  [
    start(),
    human('draft', { title: 'Draft' }),
    human('check', { title: 'Check' }),
    script('total', { title: 'Total', config: { source: 'return { total: data.amount * 2 }' }, outputs: ['total'] }),
    end(),
  ],
  way('start', 'draft', 'check', 'total', 'end'),
  { name: 'Line', data_definitions },
);
/** Two tasks beside each other, and one behind both. */
export const block = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('left', { title: 'Left' }),
    human('right', { title: 'Right' }),
    gateway('join', 'parallel'),
    human('after', { title: 'After' }),
    end(),
  ],
  [...way('start', 'split', 'left', 'join', 'after', 'end'), flow('split', 'right'), flow('right', 'join')],
  { name: 'Block' },
);
/** Calls the line. */
export const parent = aProcess(
  [
    start(),
    subprocess('line', { title: 'Line', config: { processId: LINE, inputs: { amount: '{% 3 %}' } } }),
    human('later', { title: 'Later' }),
    end(),
  ],
  way('start', 'line', 'later', 'end'),
  { name: 'Parent' },
);

/** A task with a reminder that does not interrupt it, in a subprocess of the drawing. */
export const watched = aProcess(
  [
    start(),
    subprocess('inner', { title: 'Inner', config: { kind: 'embedded' } }),
    start('innerStart', { scope_id: 'inner' }),
    human('ask', { title: 'Ask', scope_id: 'inner' }),
    event(
      'remind',
      { event: 'timer', position: 'boundary', attachedTo: 'ask', interrupting: false, timer: { duration: 'PT1H' } },
      { scope_id: 'inner' },
    ),
    end('reminded', { scope_id: 'inner' }),
    end('innerEnd', { scope_id: 'inner' }),
    human('after', { title: 'After' }),
    event('note', {
      event: 'timer',
      position: 'boundary',
      attachedTo: 'after',
      interrupting: false,
      timer: { duration: 'PT1H' },
    }),
    end('noted'),
    end(),
  ],
  [
    flow('note', 'noted'),
    ...way('start', 'inner', 'after', 'end'),
    ...way('innerStart', 'ask', 'innerEnd'),
    flow('remind', 'reminded'),
  ],
  { name: 'Watched' },
);
