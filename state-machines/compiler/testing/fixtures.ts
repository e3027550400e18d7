import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { aProcess, end, event, flow, gateway, human, job, script, start, subprocess, way } from './builders.ts';

const amountField = { name: 'amount', schema: { type: 'number' }, input: true };

const sequence = aProcess(
  [start(), script('a', { outputs: ['x'] }), human('b', { outputs: ['y'] }), end()],
  way('start', 'a', 'b', 'end'),
);

const loopBack = aProcess(
  [
    start(),
    human('approve', { title: 'Approve purchase', requiredInputs: ['amount'], outputs: ['approved'] }),
    gateway('ok', 'exclusive', { title: 'Approved?' }),
    human('correct'),
    end('done'),
  ],
  [
    ...way('start', 'approve', 'ok'),
    flow('ok', 'done', { condition: 'approved = true' }),
    flow('ok', 'correct', { isDefault: true }),
    flow('correct', 'approve'),
  ],
  { data_definitions: [amountField] },
);

const parallel = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    script('a', { outputs: ['x'] }),
    script('b', { outputs: ['y'] }),
    gateway('c', 'parallel'),
    script('d'),
    script('e'),
    gateway('join', 'parallel'),
    end(),
  ],
  [...way('start', 'split', 'a', 'join', 'end'), ...way('split', 'b', 'c', 'd', 'join'), ...way('c', 'e', 'join')],
);

const implicitSplit = aProcess(
  [start(), script('a'), script('b'), script('c'), end('one'), end('two')],
  [...way('start', 'a', 'b', 'one'), ...way('a', 'c', 'two')],
);

/** Two of three branches meet before the third joins: blocks that are not drawn as blocks. */
const stepwiseJoin = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    script('a'),
    script('b'),
    script('c'),
    gateway('first', 'parallel'),
    script('d'),
    gateway('second', 'parallel'),
    end(),
  ],
  [
    ...way('start', 'split', 'a', 'first', 'd', 'second', 'end'),
    ...way('split', 'b', 'first'),
    ...way('split', 'c', 'second'),
  ],
);

const inclusive = aProcess(
  [
    start(),
    gateway('split', 'inclusive'),
    script('legal', { outputs: ['x'] }),
    script('finance', { outputs: ['y'] }),
    script('none'),
    gateway('join', 'inclusive'),
    end(),
  ],
  [
    flow('start', 'split'),
    flow('split', 'legal', { condition: 'amount > 10' }),
    flow('split', 'finance', { condition: 'amount > 100', label: 'Large amounts' }),
    flow('split', 'none', { isDefault: true }),
    ...way('legal', 'join', 'end'),
    flow('finance', 'join'),
    flow('none', 'join'),
  ],
);

const boundaries = aProcess(
  [
    start(),
    human('approve', { config: { timeout: 'P3D' } }),
    event('late', { event: 'timer', position: 'boundary', attachedTo: 'approve', timer: { duration: 'P1D' } }),
    event('failed', {
      event: 'error',
      position: 'boundary',
      attachedTo: 'approve',
      outputMapping: { reason: '{% $output.error %}' },
    }),
    script('escalate'),
    end('done'),
    end('broken', { config: { event: 'error', name: 'Rejected' } }),
  ],
  [...way('start', 'approve', 'done'), ...way('late', 'escalate', 'done'), flow('failed', 'broken')],
);

const child = aProcess(
  [
    start(),
    subprocess('credit', {
      title: 'Check credit',
      config: { processId: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY', inputs: { who: '{% applicant %}' } },
      outputs: ['score'],
    }),
    event('refused', { event: 'error', position: 'boundary', attachedTo: 'credit', name: 'CreditRefused' }),
    event('broken', { event: 'error', position: 'boundary', attachedTo: 'credit' }),
    end('done'),
    end('no'),
  ],
  [...way('start', 'credit', 'done'), flow('refused', 'no'), flow('broken', 'no')],
);

const instances = aProcess(
  [
    start(),
    script('each', {
      config: {
        source: 'return { total: inputs.invoice.amount }',
        inputs: { invoice: '{% $item %}', position: '{% $index %}' },
        outputMapping: { total: '{% $output.total %}' },
        multiInstance: { mode: 'parallel', collection: 'invoices', concurrency: 5, outputCollection: 'totals' },
      },
    }),
    subprocess('children', {
      config: {
        processId: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY',
        multiInstance: { mode: 'sequential', collection: 'invoices' },
      },
    }),
    end(),
  ],
  way('start', 'each', 'children', 'end'),
);

const events = aProcess(
  [
    start(),
    event('wait', { event: 'timer', timer: { duration: '{% patience %}' } }),
    event('until', { event: 'timer', timer: { date: '2020-01-01T00:00:00Z' } }),
    event('tell', {
      event: 'message',
      position: 'throw',
      name: 'ordered',
      correlationKey: 'orderId',
      inputs: { items: '{% items %}' },
    }),
    event('paid', {
      event: 'message',
      position: 'catch',
      name: 'paid',
      correlationKey: 'orderId',
      outputMapping: { payment: '{% $output %}' },
    }),
    gateway('first', 'event_based'),
    event(
      'shipped',
      { event: 'message', position: 'catch', name: 'shipped', correlationKey: 'orderId' },
      { outputs: ['parcel'] },
    ),
    event('stopped', { event: 'signal', position: 'catch', name: 'stop' }),
    event('tooLate', { event: 'timer', timer: { duration: 'P7D' } }),
    end('good'),
    end('bad', { config: { event: 'message', name: 'failed' } }),
  ],
  [
    ...way('start', 'wait', 'until', 'tell', 'paid', 'first', 'shipped', 'good'),
    ...way('first', 'stopped', 'bad'),
    ...way('first', 'tooLate', 'bad'),
  ],
);

const termination = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    script('a', { outputs: ['x'] }),
    gateway('stop', 'exclusive'),
    end('stopped', { config: { event: 'terminate' } }),
    human('b'),
    gateway('join', 'parallel'),
    end(),
  ],
  [
    ...way('start', 'split', 'a', 'stop'),
    flow('stop', 'stopped', { condition: 'x > 1' }),
    flow('stop', 'join', { isDefault: true }),
    ...way('split', 'b', 'join', 'end'),
  ],
);

const decisionModel = aProcess(
  [
    start(),
    { ...gateway('risk', 'exclusive'), config: { gateway: 'exclusive', decisionModel: { ruleId: 'risk' } } },
    end('low'),
    end('high'),
  ],
  [
    flow('start', 'risk'),
    flow('risk', 'low', { condition: '$decision.risk = "low"' }),
    flow('risk', 'high', { isDefault: true }),
  ],
);

const untilFound = aProcess(
  [
    start(),
    human('ask', {
      config: {
        inputs: { who: '{% $item %}' },
        multiInstance: {
          mode: 'sequential',
          collection: 'people',
          completionCondition: '$completed >= needed',
          outputCollection: 'answers',
        },
      },
    }),
    end(),
  ],
  way('start', 'ask', 'end'),
);

/** Texts of several lines, empty ones, and such that look like expressions. */
const texts = aProcess(
  [
    start(),
    script('compute', {
      config: {
        source: 'const x = "a";\nreturn { x };\n',
        inputs: { note: '', long: 'one\ntwo', sum: '{% (\n  $a := 1;\n  $a + 1\n) %}' },
      },
    }),
    human('ask', {
      title: '{% odd %}',
      config: {
        instructions: 'Read\nthis.',
        form_fields: [{ name: 'x', label: 'X', type: 'text', default: '', description: 'a\nb' }],
      },
    }),
    gateway('g', 'exclusive'),
    end('one'),
    end('two'),
  ],
  [
    ...way('start', 'compute', 'ask', 'g'),
    flow('g', 'one', { condition: 'a > 1\n  and b = "x"' }),
    flow('g', 'two', { isDefault: true }),
  ],
);

/** A reminder that leaves the task alone. */
const reminder = aProcess(
  [
    start(),
    human('ask', { outputs: ['answer'] }),
    event('remind', {
      event: 'timer',
      position: 'boundary',
      attachedTo: 'ask',
      interrupting: false,
      timer: { duration: 'P1D' },
    }),
    event('broken', { event: 'error', position: 'boundary', attachedTo: 'ask' }),
    script('nudge', { outputs: ['nudged'] }),
    end('reminded'),
    script('next'),
    end(),
  ],
  [...way('start', 'ask', 'next', 'end'), ...way('remind', 'nudge', 'reminded'), ...way('broken', 'next')],
);

/** b waits for a and for x, c only for x: parallel flows that are no blocks. */
const crossing = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    script('a', { outputs: ['fa'] }),
    gateway('fork', 'parallel'),
    script('x', { outputs: ['fx'] }),
    script('c', { outputs: ['fc'] }),
    gateway('meet', 'parallel', { title: 'Both known' }),
    script('b', { outputs: ['fb'] }),
    gateway('join', 'parallel'),
    script('after', { outputs: ['last'] }),
    end(),
  ],
  [
    ...way('start', 'split', 'a', 'meet', 'b', 'join', 'after', 'end'),
    ...way('split', 'x', 'fork', 'meet'),
    ...way('fork', 'c', 'join'),
  ],
);

/** A job in a subprocess that a message ends, its own error, and its timer. */
const jobs = aProcess(
  [
    start(),
    subprocess('sale', { config: { kind: 'embedded' } }),
    start('sold', { scope_id: 'sale' }),
    job('charge', {
      scope_id: 'sale',
      outputs: ['receipt'],
      config: { connector: 'charge-card', headers: { currency: 'EUR' }, retry: { maxAttempts: 2 }, timeout: 'PT1H' },
    }),
    event(
      'declined',
      { event: 'error', position: 'boundary', attachedTo: 'charge', name: 'DECLINED' },
      { scope_id: 'sale' },
    ),
    script('apologize', { scope_id: 'sale' }),
    end('charged', { scope_id: 'sale' }),
    end('refused', { scope_id: 'sale' }),
    event('recall', { event: 'message', position: 'boundary', attachedTo: 'sale', name: 'recall' }),
    end('recalled'),
    end(),
  ],
  [
    ...way('start', 'sale', 'end'),
    ...way('sold', 'charge', 'charged'),
    ...way('declined', 'apologize', 'refused'),
    ...way('recall', 'recalled'),
  ],
);

/** Processes that compile, each showing constructs that others do not. */
export const FIXTURES: Readonly<Record<string, ProcessDefinition>> = {
  sequence,
  loopBack,
  parallel,
  implicitSplit,
  stepwiseJoin,
  inclusive,
  boundaries,
  child,
  instances,
  events,
  termination,
  decisionModel,
  crossing,
  untilFound,
  reminder,
  texts,
  jobs,
};
