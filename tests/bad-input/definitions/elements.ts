import { aProcess, end, flow, gateway, human, script, start, way } from '#compiler/testing/builders.ts';
import type { BadDefinition } from '../bad-input.ts';

const line = way('start', 'a', 'end');
const long = (end: string) => `${'Check the supplier’s certificate of conformity with the standard '.repeat(2)}${end}`;

/** Ids, flows, lanes and names that do not fit together. */
export const elements: readonly BadDefinition[] = [
  {
    name: 'two nodes with one id',
    code: 'node.duplicate-id',
    at: { nodeId: 'a', field: '/node_id' },
    definition: aProcess([start(), script('a'), script('a'), end()], line),
    notStored: true,
  },
  {
    name: 'two flows with one id',
    code: 'flow.duplicate-id',
    at: { flowId: 'a_end' },
    definition: aProcess([start(), script('a'), end()], [...line, flow('a', 'end')]),
    notStored: true,
  },
  {
    name: 'a data field defined twice',
    code: 'data.duplicate-name',
    at: { field: '/data_definitions/x' },
    definition: aProcess([start(), script('a'), end()], line, {
      data_definitions: [
        { name: 'x', schema: {} },
        { name: 'x', schema: {} },
      ],
    }),
    notStored: true,
  },
  {
    name: 'a lane that does not exist',
    code: 'node.unknown-lane',
    at: { nodeId: 'a', field: '/lane_id' },
    definition: aProcess([start(), script('a', { lane_id: 'nobody' }), end()], line),
    notStored: true,
  },
  {
    name: 'a flow to nowhere',
    code: 'flow.unknown-target',
    at: { flowId: 'a_nowhere', field: '/to' },
    definition: aProcess([start(), script('a'), end()], [...line, flow('a', 'nowhere')]),
    notStored: true,
  },
  {
    name: 'a flow from nowhere',
    code: 'flow.unknown-source',
    at: { flowId: 'ghost_end', field: '/from' },
    definition: aProcess([start(), script('a'), end()], [...line, flow('ghost', 'end')]),
    notStored: true,
  },
  {
    name: 'a flow from a node to itself',
    code: 'flow.self-loop',
    at: { flowId: 'a_a', nodeId: 'a' },
    path: ['a', 'a'],
    definition: aProcess([start(), script('a'), end()], [...line, flow('a', 'a')]),
  },
  {
    name: 'nothing to begin with',
    code: 'process.no-start',
    definition: aProcess([script('a'), script('b'), end()], [...way('a', 'b', 'end'), flow('b', 'a')]),
  },
  {
    name: 'a process without a start',
    code: 'process.start-implicit',
    severity: 'info',
    path: ['a', 'b'],
    definition: aProcess([script('a'), script('b'), end()], [...way('a', 'end'), ...way('b', 'end')]),
  },
  {
    name: 'a process without an end',
    code: 'process.end-implicit',
    severity: 'info',
    path: ['a'],
    definition: aProcess([start(), script('a')], way('start', 'a')),
  },
  {
    name: 'two starts',
    code: 'process.several-starts',
    at: { nodeId: 'other' },
    path: ['start', 'other'],
    definition: aProcess([start(), start('other'), end()], [...way('start', 'end'), ...way('other', 'end')]),
  },
  {
    name: 'no end',
    code: 'process.no-end',
    definition: aProcess([start(), script('a'), script('b')], [...way('start', 'a', 'b'), flow('b', 'a')]),
  },
  {
    name: 'nothing behind an activity',
    code: 'node.dead-end',
    at: { nodeId: 'b' },
    definition: aProcess([start(), script('a'), script('b'), end()], [...line, flow('a', 'b')]),
  },
  {
    name: 'a flow into the start',
    code: 'node.flow-into-start',
    at: { nodeId: 'start' },
    definition: aProcess([start(), script('a'), end()], [...line, flow('a', 'start')]),
  },
  {
    name: 'a flow out of an end',
    code: 'node.flow-out-of-end',
    at: { nodeId: 'end' },
    definition: aProcess([start(), script('a'), end()], [...line, flow('end', 'a')]),
  },
  {
    name: 'an island',
    code: 'node.unreachable',
    at: { nodeId: 'x' },
    definition: aProcess(
      [start(), script('a'), gateway('x', 'exclusive'), script('b'), end()],
      [...line, flow('x', 'b', { condition: 'y > 1' }), flow('x', 'end', { isDefault: true }), flow('b', 'x')],
    ),
  },
  {
    name: 'a name over 80 characters',
    code: 'node.title-shortened',
    severity: 'info',
    at: { nodeId: 'a', field: '/title' },
    definition: aProcess([start(), human('a', { title: long('again') }), end()], line),
  },
  {
    name: 'names that are equal after 80 characters',
    code: 'node.titles-alike',
    severity: 'warning',
    at: { nodeId: 'b', field: '/title' },
    definition: aProcess(
      [start(), human('a', { title: long('first') }), human('b', { title: long('second') }), end()],
      way('start', 'a', 'b', 'end'),
    ),
  },
];
