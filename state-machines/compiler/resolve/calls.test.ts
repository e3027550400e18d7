import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { callsOf } from '../index.ts';
import { aProcess, end, event, flow, gateway, script, start, subprocess, way } from '../testing/builders.ts';
import { body, embedded } from '../testing/scope-builders.ts';

const each = { mode: 'parallel' as const, collection: 'items' };
const loop = { condition: 'more = true' };
const isAlways = (process: ProcessDefinition) => callsOf(process).map(({ always }) => always);
const processId = 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY';
const branches = (kind: 'exclusive' | 'parallel') =>
  aProcess(
    [start(), gateway('split', kind), subprocess('call'), script('other'), gateway('join', kind), end()],
    [
      flow('start', 'split'),
      flow('split', 'call', kind === 'exclusive' ? { condition: 'again = true' } : {}),
      flow('split', 'other', kind === 'exclusive' ? { isDefault: true } : {}),
      ...way('call', 'join', 'end'),
      ...way('other', 'join'),
    ],
  );
const only = (node: ReturnType<typeof subprocess>, ...more: ReturnType<typeof subprocess>[]) =>
  aProcess(
    [start(), node, ...more, end()],
    [...way('start', node.node_id, 'end'), ...more.map((one) => flow(one.node_id, 'end'))],
  );

describe('The calls of a process', () => {
  it('say what is called, and by whom', () => {
    const call = subprocess('call', { title: 'Check credit', config: { processId, version: '2.0.0' } });
    expect(callsOf(only(call))).toEqual([
      { nodeId: 'call', title: 'Check credit', processId, version: '2.0.0', always: true },
    ]);
  });

  it.each<[string, ProcessDefinition, boolean]>([
    ['on the only way', only(subprocess('call')), true],
    ['in a parallel branch', branches('parallel'), true],
    ['behind a decision', branches('exclusive'), false],
    ['that may be interrupted', only(subprocess('call'), late()), false],
    [
      'over a collection that may be empty',
      only(subprocess('call', { config: { processId, multiInstance: each } })),
      false,
    ],
    [
      'in a loop that asks before',
      only(subprocess('call', { config: { processId, loop: { ...loop, testBefore: true } } })),
      false,
    ],
    ['in a loop that asks behind', only(subprocess('call', { config: { processId, loop } })), true],
    ['within a subprocess on the only way', inside(), true],
    [
      'before an end that stops everything',
      aProcess(
        [start(), subprocess('call'), end('end', { config: { event: 'terminate' } })],
        way('start', 'call', 'end'),
      ),
      true,
    ],
  ])('%s', (_where, process, always) => {
    expect(isAlways(process)).toEqual([always]);
  });

  it('are none of a definition whose elements do not fit together', () => {
    expect(callsOf(aProcess([start(), subprocess('call'), end()], way('start', 'call')))).toEqual([]);
  });
});

function late() {
  return event('late', { event: 'timer', position: 'boundary', attachedTo: 'call', timer: { duration: 'PT1H' } });
}

function inside() {
  const inner = body('sub', subprocess('call'));
  return aProcess([start(), embedded('sub'), ...inner.nodes, end()], [...way('start', 'sub', 'end'), ...inner.flows]);
}
