import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { graphOf, vertexOf } from '../testing/graphs.ts';
import { groupByMeeting } from './group-branches.ts';

function groupsOf(process: ProcessDefinition, join: string, order = (ids: string[]) => ids): string[][] {
  const graph = graphOf(process);
  const split = vertexOf(graph, 'split');
  const ids = order(split.out.map((edge) => edge.flow!.id));
  const edges = ids.map((id) => split.out.find((edge) => edge.flow!.id === id)!);
  const groups = groupByMeeting(split, edges, vertexOf(graph, join));
  return groups.map((group) => group.map((edge) => edge.to.node!.def.node_id));
}

/** a to d lead to the join; `meetings` are joins before it, each with the branches that meet there. */
const meeting = (meetings: Record<string, string[]>) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      ...['a', 'b', 'c', 'd'].map((id) => script(id)),
      ...Object.keys(meetings).map((id) => gateway(id, 'parallel')),
      gateway('join', 'parallel'),
      end(),
    ],
    [
      ...way('start', 'split'),
      ...['a', 'b', 'c', 'd'].flatMap((id) => way('split', id, 'join')),
      ...Object.entries(meetings).flatMap(([id, branches]) => [
        ...branches.flatMap((branch) => way(branch, id)),
        ...way(id, 'join'),
      ]),
      ...way('join', 'end'),
    ],
  );

describe('flows of a split', () => {
  it('are independent of each other when they meet at the join only', () => {
    expect(groupsOf(meeting({}), 'join')).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('belong together when their ways touch before', () => {
    expect(groupsOf(FIXTURES.stepwiseJoin!, 'second')).toEqual([['a', 'b'], ['c']]);
    expect(groupsOf(meeting({ first: ['a', 'c'] }), 'join')).toEqual([['a', 'c'], ['b'], ['d']]);
  });

  it('belong together through a third', () => {
    expect(groupsOf(meeting({ first: ['a', 'd'], second: ['b', 'd'] }), 'join')).toEqual([['a', 'b', 'd'], ['c']]);
    expect(groupsOf(meeting({ first: ['a', 'b'], second: ['a', 'c'], third: ['c', 'd'] }), 'join')).toEqual([
      ['a', 'b', 'c', 'd'],
    ]);
    // d meets b alone, after c has brought b to a.
    expect(groupsOf(meeting({ first: ['a', 'c'], second: ['b', 'c'], third: ['b', 'd'] }), 'join')).toEqual([
      ['a', 'b', 'c', 'd'],
    ]);
  });

  it('are told in the order of the drawing, in whatever order they were looked at', () => {
    const process = meeting({ first: ['a', 'c'] });
    expect(groupsOf(process, 'join', (ids) => ids.toReversed())).toEqual([['d'], ['a', 'c'], ['b']]);
  });

  it('are no branches when one leads back before the split', () => {
    const process = aProcess(
      [
        start(),
        gateway('first', 'exclusive'),
        gateway('split', 'parallel'),
        script('a'),
        gateway('again', 'exclusive'),
        script('b'),
        end(),
      ],
      [
        ...way('start', 'first', 'split', 'a', 'again'),
        flow('again', 'first', { condition: 'x > 1' }),
        flow('again', 'end', { isDefault: true }),
        ...way('split', 'b', 'end'),
      ],
    );
    expect(() => groupsOf(process, 'end')).toThrow('one of its branches leads back before it');
  });
});
