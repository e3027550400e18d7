import { describe, expect, it } from 'vitest';
import type { ProcessGraph } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { edgeOf, graphOf, vertexOf } from '../testing/graphs.ts';
import { ComplexJoins, tokensNeeded } from './complex-joins.ts';
import { InclusiveJoins } from './inclusive-joins.ts';

/** Index of the flow `a_b`. */
const edge = (graph: ProcessGraph, id: string): number => edgeOf(graph, id).index;

describe('a complex join', () => {
  const graph = graphOf(
    aProcess(
      [
        start(),
        gateway('split', 'parallel'),
        script('a'),
        script('b'),
        script('c'),
        { ...gateway('some', 'parallel'), config: { gateway: 'complex', activateAfter: 2 } },
        end(),
      ],
      [...way('start', 'split', 'a', 'some', 'end'), ...way('split', 'b', 'some'), ...way('split', 'c', 'some')],
    ),
  );
  const join = vertexOf(graph, 'some');
  const joins = new ComplexJoins(graph);
  const [a, b, c] = ['a_some', 'b_some', 'c_some'].map((id) => edge(graph, id)) as [number, number, number];
  const onward = edge(graph, 'some_end');
  const owed = (index: number) => index + graph.edges.length;

  it('waits for as many tokens as it says', () => {
    expect(tokensNeeded(join)).toBe(2);
    expect(joins.firings(join, [])).toEqual([]);
    expect(joins.firings(join, [a])).toEqual([]);
  });

  it('goes on with any of those that have come, and owes the others', () => {
    expect(joins.firings(join, [a, b])).toEqual([{ consumed: [a, b], outcomes: [[onward, owed(c)]] }]);
    expect(joins.firings(join, [a, b, c])).toEqual([
      { consumed: [a, b], outcomes: [[onward, owed(c)]] },
      { consumed: [a, c], outcomes: [[onward, owed(b)]] },
      { consumed: [b, c], outcomes: [[onward, owed(a)]] },
    ]);
  });

  it('swallows what is owed, and does not go on again before that', () => {
    expect(joins.firings(join, [c, owed(c)])).toEqual([{ consumed: [c, owed(c)], outcomes: [[]] }]);
    expect(joins.firings(join, [a, b, owed(c)])).toEqual([]);
    expect(joins.firings(join, [a, c, owed(b), owed(c)])).toEqual([{ consumed: [c, owed(c)], outcomes: [[]] }]);
  });

  it('leaves what is owed out of the tokens', () => {
    expect(joins.tokensOf([0, a, owed(0), owed(a)])).toEqual([0, a]);
  });

  it('waits for all tokens when it does not say how many', () => {
    expect(tokensNeeded({ ...join, node: undefined })).toBe(3);
    expect(tokensNeeded(vertexOf(graph, 'split'))).toBe(1);
  });
});

describe('an inclusive join', () => {
  const graph = graphOf(
    aProcess(
      [
        start(),
        gateway('some', 'inclusive'),
        script('a'),
        script('b'),
        gateway('either', 'exclusive'),
        script('c'),
        gateway('join', 'inclusive'),
        gateway('again', 'exclusive'),
        end(),
        end('out'),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'x > 1' }),
        flow('some', 'b', { isDefault: true }),
        ...way('a', 'join'),
        ...way('b', 'either'),
        flow('either', 'join', { condition: 'y > 1' }),
        flow('either', 'c', { condition: 'y > 2' }),
        flow('either', 'out', { isDefault: true }),
        ...way('c', 'join', 'again'),
        flow('again', 'b', { condition: 'z > 1' }),
        flow('again', 'end', { isDefault: true }),
      ],
    ),
  );
  const joins = new InclusiveJoins(graph);
  const join = vertexOf(graph, 'join');
  const mayFire = (...flows: string[]) => joins.mayFire(join, new Set(flows.map((id) => edge(graph, id))));

  it('waits for a first token', () => {
    expect(mayFire()).toBe(false);
    expect(mayFire('some_a')).toBe(false);
  });

  it('goes on when no other token can come to a flow that is empty', () => {
    expect(mayFire('a_join')).toBe(true);
    expect(mayFire('a_join', 'c_join')).toBe(true);
    expect(mayFire('a_join', 'either_out')).toBe(true);
  });

  it('waits for a token that can still come', () => {
    expect(mayFire('a_join', 'some_b')).toBe(false);
    expect(mayFire('a_join', 'either_c')).toBe(false);
    expect(mayFire('c_join', 'some_a')).toBe(false);
  });

  it('does not wait for a token that can come to where one is already', () => {
    expect(mayFire('c_join', 'some_b')).toBe(true);
    expect(mayFire('either_join', 'b_either')).toBe(true);
  });

  it('does not count ways through itself', () => {
    expect(mayFire('a_join', 'again_end')).toBe(true);
    expect(mayFire('c_join', 'join_again')).toBe(true);
    expect(mayFire('a_join', 'again_b')).toBe(false);
  });
});
