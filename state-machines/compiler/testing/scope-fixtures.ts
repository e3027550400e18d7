import type { ProcessDefinition, ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { aProcess, end, event, flow, gateway, human, script, start, subprocess, way } from './builders.ts';

type NodeInput = ProcessDefinitionInput['nodes'][number];

/** A subprocess of the same drawing. */
export const embedded = (
  id: string,
  kind: 'embedded' | 'transaction' | 'event' = 'embedded',
  config: object = {},
): NodeInput => subprocess(id, { config: { kind, ...config } });

/** Nodes that lie in a subprocess. */
export const within = (scope_id: string, ...nodes: NodeInput[]): NodeInput[] =>
  nodes.map((node) => ({ ...node, scope_id }));

/** `s_in -> … -> s_out` within the subprocess `s`. */
export const body = (scope: string, ...nodes: NodeInput[]) => ({
  nodes: within(scope, start(`${scope}_in`), ...nodes, end(`${scope}_out`)),
  flows: way(`${scope}_in`, ...nodes.map((node) => node.node_id), `${scope}_out`),
});

const boundary = (id: string, attachedTo: string, config: object) =>
  event(id, { position: 'boundary', attachedTo, ...config });

/** A message, a signal or a timer may end a task, and a message a whole subprocess. */
const order = body('order', script('price', { outputs: ['price'] }), human('pick', { outputs: ['picked'] }));
const interrupted = aProcess(
  [
    start(),
    human('ask', { outputs: ['answer'] }),
    boundary('withdrawn', 'ask', {
      event: 'message',
      name: 'withdrawn',
      correlationKey: 'id',
      outputMapping: { why: '{% $output.why %}' },
    }),
    boundary('alarm', 'ask', { event: 'signal', name: 'alarm' }),
    embedded('order'),
    ...order.nodes,
    boundary('cancelled', 'order', {
      event: 'message',
      name: 'cancelled',
      correlationKey: 'id',
      outputMapping: { why: '{% $output.why %}' },
    }),
    boundary('late', 'order', { event: 'timer', timer: { duration: 'P3D' } }),
    boundary('failed', 'order', { event: 'error' }),
    script('tidy'),
    end(),
    end('stopped'),
  ],
  [
    ...way('start', 'ask', 'order', 'end'),
    ...order.flows,
    ...way('withdrawn', 'stopped'),
    ...way('alarm', 'stopped'),
    ...way('cancelled', 'tidy', 'stopped'),
    ...way('late', 'tidy'),
    ...way('failed', 'tidy'),
  ],
);

/** Messages that leave the task alone, each with a way of its own. */
const notified = aProcess(
  [
    start(),
    human('work', { outputs: ['done'] }),
    boundary('note', 'work', {
      event: 'message',
      name: 'note',
      interrupting: false,
      outputMapping: { noted: '{% $output.text %}' },
    }),
    script('file', { outputs: ['filed'] }),
    end('filedEnd'),
    script('next'),
    end(),
  ],
  [...way('start', 'work', 'next', 'end'), ...way('note', 'file', 'filedEnd')],
);

/** Escalations from within: one that interrupts, one that does not. */
const raised = body(
  'inner',
  script('a', { outputs: ['fa'] }),
  event('tell', { event: 'escalation', position: 'throw', name: 'slow', inputs: { by: '{% fa %}' } }),
  script('b', { outputs: ['fb'] }),
  event('shout', { event: 'escalation', position: 'throw', name: 'stop', inputs: { by: '{% fb %}' } }),
  script('never'),
);
const escalations = aProcess(
  [
    start(),
    embedded('inner'),
    ...raised.nodes,
    boundary('slow', 'inner', {
      event: 'escalation',
      name: 'slow',
      interrupting: false,
      outputMapping: { slow: '{% $output.by %}' },
    }),
    boundary('stop', 'inner', { event: 'escalation', name: 'stop', outputMapping: { stopped: '{% $output.by %}' } }),
    script('inform', { outputs: ['informed'] }),
    end('informedEnd'),
    script('after'),
    end(),
  ],
  [
    ...way('start', 'inner', 'end'),
    ...raised.flows,
    ...way('slow', 'inform', 'informedEnd'),
    ...way('stop', 'after', 'end'),
  ],
);

/** Event subprocesses of the process itself: one ends it, one runs beside it, one handles its errors. */
const handlers = aProcess(
  [
    start(),
    script('first', { outputs: ['x'] }),
    human('second', { outputs: ['y'] }),
    end(),
    embedded('onCancel', 'event'),
    ...within(
      'onCancel',
      start('cancelIn', { config: { event: 'message', name: 'cancel', outputMapping: { why: '{% $output.why %}' } } }),
      script('undo', { outputs: ['undone'] }),
      end('cancelOut'),
    ),
    embedded('onNote', 'event'),
    ...within(
      'onNote',
      start('noteIn', {
        config: { event: 'message', name: 'note', interrupting: false, outputMapping: { note: '{% $output.text %}' } },
      }),
      script('keep', { outputs: ['kept'] }),
      end('noteOut'),
    ),
    embedded('onError', 'event'),
    ...within(
      'onError',
      start('errorIn', { config: { event: 'error', outputMapping: { broken: '{% $output.error %}' } } }),
      script('repair'),
      end('errorOut'),
    ),
  ],
  [
    ...way('start', 'first', 'second', 'end'),
    ...way('cancelIn', 'undo', 'cancelOut'),
    ...way('noteIn', 'keep', 'noteOut'),
    ...way('errorIn', 'repair', 'errorOut'),
  ],
);

/** A reminder beside a task that may be visited again. */
const reworked = aProcess(
  [
    start(),
    human('ask', { outputs: ['ok'] }),
    boundary('remind', 'ask', { event: 'timer', timer: { duration: 'P1D' }, interrupting: false }),
    boundary('note', 'ask', {
      event: 'message',
      name: 'note',
      interrupting: false,
      outputMapping: { noted: '{% $output.text %}' },
    }),
    boundary('broken', 'ask', { event: 'error' }),
    script('nudge', { outputs: ['nudged'] }),
    end('nudgedEnd'),
    script('file', { outputs: ['filed'] }),
    end('filedEnd'),
    gateway('good', 'exclusive'),
    human('fix'),
    end(),
    end('stopped'),
  ],
  [
    ...way('start', 'ask', 'good'),
    flow('good', 'end', { condition: 'ok = true' }),
    flow('good', 'fix', { isDefault: true }),
    flow('fix', 'ask'),
    ...way('remind', 'nudge', 'nudgedEnd'),
    ...way('note', 'file', 'filedEnd'),
    ...way('broken', 'stopped'),
  ],
);

const undoing = (host: string, handler: string) => [
  boundary(`undo_${host}`, host, { event: 'compensation', handler }),
  script(handler, { outputs: [`f_${handler}`] }),
];

/** A saga: what was booked is undone, the last first, when paying fails. */
const saga = aProcess(
  [
    start(),
    script('hotel', { outputs: ['hotel'] }),
    ...undoing('hotel', 'cancelHotel'),
    script('flight', { outputs: ['flight'] }),
    ...undoing('flight', 'cancelFlight'),
    script('pay'),
    boundary('refused', 'pay', { event: 'error' }),
    event('compensate', { event: 'compensation', position: 'throw' }),
    end('off'),
    end(),
  ],
  [...way('start', 'hotel', 'flight', 'pay', 'end'), ...way('refused', 'compensate', 'off')],
);

/** A transaction that may be cancelled from within. */
const booking = {
  nodes: within(
    'tx',
    start('txIn'),
    script('reserve', { outputs: ['seat'] }),
    ...undoing('reserve', 'free'),
    gateway('ok', 'exclusive'),
    end('txOut'),
    end('txCancel', { config: { event: 'cancel' } }),
  ),
  flows: [
    ...way('txIn', 'reserve', 'ok'),
    flow('ok', 'txCancel', { condition: 'seat > 5' }),
    flow('ok', 'txOut', { isDefault: true }),
  ],
};
const transaction = aProcess(
  [
    start(),
    embedded('tx', 'transaction'),
    ...booking.nodes,
    boundary('given', 'tx', { event: 'cancel' }),
    script('sorry'),
    end(),
  ],
  [...way('start', 'tx', 'end'), ...booking.flows, ...way('given', 'sorry', 'end')],
);

/** Once per element, a whole subprocess; and an activity until its condition holds. */
const item = body('item', script('check', { outputs: ['checked'] }), human('confirm', { outputs: ['confirmed'] }));
const repeated = aProcess(
  [
    start(),
    embedded('item', 'embedded', {
      inputs: { element: '{% $item %}' },
      multiInstance: { mode: 'parallel', collection: 'items', outputCollection: 'results' },
    }),
    ...item.nodes,
    script('again', { outputs: ['n'], config: { source: 'x', loop: { condition: 'n < 3', maximum: 5 } } }),
    end(),
  ],
  [...way('start', 'item', 'again', 'end'), ...item.flows],
);

/** Two of three are enough; the others are left. */
const voted = aProcess(
  [
    start(),
    human('vote', {
      config: {
        inputs: { who: '{% $item %}' },
        multiInstance: {
          mode: 'parallel',
          collection: 'people',
          completionCondition: '$completed >= 2',
          outputCollection: 'votes',
        },
      },
    }),
    end(),
  ],
  way('start', 'vote', 'end'),
);

/** The first of three goes on, the others are swallowed. */
const discriminator = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    script('a', { outputs: ['fa'] }),
    script('b', { outputs: ['fb'] }),
    script('c', { outputs: ['fc'] }),
    { ...gateway('some', 'parallel'), config: { gateway: 'complex', activateAfter: 2 } },
    script('after'),
    end(),
  ],
  [...way('start', 'split', 'a', 'some', 'after', 'end'), ...way('split', 'b', 'some'), ...way('split', 'c', 'some')],
);

/** A subprocess that is ended from within, and goes on. */
const partEnded = {
  nodes: within(
    'part',
    start('partIn'),
    gateway('partSplit', 'parallel'),
    script('quick', { outputs: ['q'] }),
    end('enough', { config: { event: 'terminate' } }),
    human('slowly'),
    end('partOut'),
  ),
  flows: [...way('partIn', 'partSplit', 'quick', 'enough'), ...way('partSplit', 'slowly', 'partOut')],
};
const terminatedPart = aProcess(
  [start(), embedded('part'), ...partEnded.nodes, script('goOn'), end()],
  [...way('start', 'part', 'goOn', 'end'), ...partEnded.flows],
);

/** Processes with subprocesses of the same drawing, and what happens to them. */
export const SCOPE_FIXTURES: Readonly<Record<string, ProcessDefinition>> = {
  interrupted,
  notified,
  escalations,
  handlers,
  reworked,
  saga,
  transaction,
  repeated,
  voted,
  discriminator,
  terminatedPart,
};
