import { describe, expect, it } from 'vitest';
import type { NodeInstance } from '#contracts/executions/index.ts';
import type { RunProjection } from '../history/project-run.ts';
import { closedAt, joinLegs } from './join-legs.ts';

const TIME = '2026-03-01T09:00:00.000Z';
const LATER = '2026-03-01T09:00:05.000Z';

const aNode = (nodeId: string, overrides: Partial<NodeInstance> = {}): NodeInstance => ({
  id: `${nodeId}:1`,
  nodeId,
  title: nodeId,
  type: 'script',
  visit: 1,
  status: 'completed',
  startedAt: TIME,
  endedAt: TIME,
  attempts: 1,
  ...overrides,
});

const aRun = (nodes: NodeInstance[], more: Partial<RunProjection> = {}): RunProjection => ({
  nodes,
  events: nodes.map(({ nodeId, visit }) => ({ type: 'node.entered', time: TIME, nodeId, visit })),
  takenFlows: [],
  ...more,
});

describe('The runs of a moved execution', () => {
  it('count the visits of a node on, in nodes and events alike', () => {
    const whole = joinLegs(
      [aRun([aNode('a'), aNode('a', { id: 'a:2', visit: 2 })]), aRun([aNode('b')])],
      aRun([aNode('a'), aNode('b', { id: 'b:1:0', index: 0 })]),
    );
    expect(whole.nodes.map((node) => [node.id, node.visit])).toEqual([
      ['a:1', 1],
      ['a:2', 2],
      ['b:1', 1],
      ['a:3', 3],
      ['b:2:0', 2],
    ]);
    expect(whole.events.map((event) => event.visit)).toEqual([1, 2, 1, 3, 2]);
  });

  it('begin with the first and end with the last', () => {
    const end = { runtimeStatus: 'completed' as const, time: LATER };
    const cut = { runtimeStatus: 'cancelled' as const, time: TIME };
    const first = aRun([], { startedAt: TIME, takenFlows: ['f1'], end: cut });
    expect(joinLegs([first], aRun([], { startedAt: LATER, takenFlows: ['f1', 'f2'], end }))).toMatchObject({
      startedAt: TIME,
      end,
      takenFlows: ['f1', 'f2'],
    });
    expect(joinLegs([first], aRun([])).end).toBeUndefined();
  });

  it('give up what was going on when one is left', () => {
    const { endedAt: _, ...open } = aNode('a', { status: 'in_progress' });
    expect(closedAt(aRun([open]), LATER).nodes[0]).toMatchObject({
      status: 'cancelled',
      endedAt: LATER,
      durationMs: 5_000,
    });
  });
});
