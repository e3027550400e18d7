import { aProcess, end, event, flow, gateway, human, script, start, subprocess, way } from '../testing/builders.ts';
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

const caught = aProcess(
  [
    start(),
    subprocess('region'),
    event('stop', { event: 'timer', position: 'boundary', attachedTo: 'region', timer: { duration: 'P1D' } }),
    end('done'),
    end('cancelled'),
  ],
  [...way('start', 'region', 'done'), ...way('stop', 'cancelled')],
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
    support: 'emulated',
    note: 'the region as a subprocess with an interrupting boundary event',
    example: caught,
  },
  { number: 28, name: 'Blocking Discriminator', support: 'refused', note: 'a join that forgets late tokens' },
  {
    number: 29,
    name: 'Cancelling Discriminator',
    support: 'emulated',
    note: 'branches in a subprocess that each lead to a terminate end',
    example: aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        human('a'),
        human('b'),
        end('first', { config: { event: 'terminate' } }),
        end('other', { config: { event: 'terminate' } }),
      ],
      [...way('start', 'split', 'a', 'first'), ...way('split', 'b', 'other')],
    ),
  },
  { number: 30, name: 'Structured Partial Join', support: 'refused', note: 'a join of n out of m forgets late tokens' },
  { number: 31, name: 'Blocking Partial Join', support: 'refused', note: 'as 30' },
  { number: 32, name: 'Cancelling Partial Join', support: 'refused', note: 'as 30' },
  { number: 33, name: 'Generalised AND-Join', support: 'refused', note: 'one token on a flow at a time' },
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
    support: 'refused',
    note: 'inclusive gateways that join flows of different splits',
    example: unstructuredInclusive,
    code: 'structure.not-blocks',
  },
  { number: 41, name: 'Thread Merge', support: 'refused', note: 'one token on a flow at a time' },
  { number: 42, name: 'Thread Split', support: 'refused', note: 'one token on a flow at a time' },
];
