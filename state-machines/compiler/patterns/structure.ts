import { aProcess, end, event, flow, gateway, human, script, start, subprocess, way } from '../testing/builders.ts';
import { body, embedded } from '../testing/scope-builders.ts';
import type { Pattern } from './pattern.ts';

/** Two entries and two exits: no structured loop. */
const arbitraryCycles = aProcess(
  [start(), gateway('which', 'exclusive'), script('a'), script('b'), gateway('again', 'exclusive'), end()],
  [
    flow('start', 'which'),
    flow('which', 'a', { condition: 'x > 1' }),
    flow('which', 'b', { isDefault: true }),
    ...way('a', 'b', 'again'),
    flow('again', 'a', { condition: 'x > 2' }),
    flow('again', 'end', { isDefault: true }),
  ],
);

const ownEnds = aProcess(
  [start(), gateway('split', 'parallel'), human('a'), human('b'), end('one'), end('two')],
  [...way('start', 'split', 'a', 'one'), ...way('split', 'b', 'two')],
);

const loop = aProcess(
  [start(), human('try', { outputs: ['good'] }), gateway('good', 'exclusive'), end()],
  [
    ...way('start', 'try', 'good'),
    flow('good', 'end', { condition: 'good = true' }),
    flow('good', 'try', { isDefault: true }),
  ],
);

const terminates = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('a'),
    human('b'),
    end('stop', { config: { event: 'terminate' } }),
    end(),
  ],
  [...way('start', 'split', 'a', 'stop'), ...way('split', 'b', 'end')],
);

const unstructuredInclusive = aProcess(
  [
    start(),
    gateway('some', 'inclusive'),
    script('a'),
    script('b'),
    gateway('fork', 'parallel'),
    script('c'),
    gateway('meet', 'inclusive'),
    gateway('join', 'inclusive'),
    end(),
  ],
  [
    flow('start', 'some'),
    flow('some', 'a', { condition: 'x > 1' }),
    flow('some', 'b', { isDefault: true }),
    ...way('a', 'meet', 'join', 'end'),
    ...way('b', 'fork', 'meet'),
    ...way('fork', 'c', 'join'),
  ],
);

const inRegion = body('region', human('a'), human('b'));
const region = aProcess(
  [
    start(),
    embedded('region'),
    ...inRegion.nodes,
    event('stop', { event: 'message', position: 'boundary', attachedTo: 'region', name: 'stop', correlationKey: 'id' }),
    end('done'),
    end('cancelled'),
  ],
  [...way('start', 'region', 'done'), ...inRegion.flows, ...way('stop', 'cancelled')],
);

const thread = body('thread', script('a'), human('b'));
const threads = aProcess(
  [
    start(),
    embedded('thread', 'embedded', { multiInstance: { mode: 'parallel', collection: '[1..3]' } }),
    ...thread.nodes,
    end(),
  ],
  [...way('start', 'thread', 'end'), ...thread.flows],
);

export const structurePatterns: readonly Pattern[] = [
  {
    number: 10,
    name: 'Arbitrary Cycles',
    support: 'native',
    note: 'flows may lead anywhere that is sound',
    example: arbitraryCycles,
  },
  {
    number: 11,
    name: 'Implicit Termination',
    support: 'native',
    note: 'the process ends when its last token does',
    example: ownEnds,
  },
  { number: 21, name: 'Structured Loop', support: 'native', note: 'a decision with a flow back', example: loop },
  {
    number: 22,
    name: 'Recursion',
    support: 'native',
    note: 'a subprocess may be the process itself',
    example: aProcess(
      [start(), gateway('deep', 'exclusive'), subprocess('again'), end()],
      [
        flow('start', 'deep'),
        flow('deep', 'again', { condition: 'n > 0' }),
        flow('deep', 'end', { isDefault: true }),
        flow('again', 'end'),
      ],
    ),
  },
  {
    number: 20,
    name: 'Cancel Case',
    support: 'native',
    note: 'terminate end; `PUT /executions/{id}/cancel`',
    example: terminates,
  },
  { number: 43, name: 'Explicit Termination', support: 'native', note: 'terminate end', example: terminates },
  {
    number: 25,
    name: 'Cancel Region',
    support: 'native',
    note: 'the region as a subprocess of the same drawing with an interrupting boundary event',
    example: region,
  },
  {
    number: 37,
    name: 'Local Synchronizing Merge',
    support: 'native',
    note: 'inclusive gateway whose flows come from one split',
    example: aProcess(
      [start(), script('a'), script('b'), script('c'), gateway('join', 'inclusive'), end()],
      [
        flow('start', 'a'),
        flow('a', 'b', { condition: 'x > 1' }),
        flow('a', 'c', { isDefault: true }),
        ...way('b', 'join', 'end'),
        flow('c', 'join'),
      ],
    ),
  },
  {
    number: 38,
    name: 'General Synchronizing Merge',
    support: 'native',
    note: 'inclusive gateways may join flows of different splits',
    example: unstructuredInclusive,
  },
  {
    number: 41,
    name: 'Thread Merge',
    support: 'emulated',
    note: 'as 42: the subprocess ends when all its instances have',
    example: threads,
  },
  {
    number: 42,
    name: 'Thread Split',
    support: 'emulated',
    note: 'what the threads do as a subprocess with an instance for each',
    example: threads,
  },
];
