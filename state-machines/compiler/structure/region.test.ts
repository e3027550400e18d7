import { describe, expect, it } from 'vitest';
import { idOf } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { graphOf, vertexOf } from '../testing/graphs.ts';
import { regionOf } from './region.ts';

type Nodes = Parameters<typeof aProcess>[0];
type Flows = Parameters<typeof aProcess>[1];

/** The region between `split` and `join`: what is in it, the flows by which it is left, and whether it is closed. */
function regionIn(nodes: Nodes, flows: Flows) {
  const graph = graphOf(aProcess([start(), ...nodes, end()], flows));
  const { join, vertices, exits, closed } = regionOf(vertexOf(graph, 'split'), vertexOf(graph, 'join'));
  const names = { join: idOf(join), vertices: [...vertices].map(idOf).sort() };
  return { ...names, exits: exits.map((edge) => edge.flow!.id), closed };
}

const split = gateway('split', 'parallel');
const join = gateway('join', 'parallel');

describe('a region', () => {
  it('is what lies between a split and the place that its tokens come to', () => {
    const nodes = [split, script('a'), script('b'), join];
    const flows = [...way('start', 'split', 'a', 'b', 'join', 'end'), ...way('split', 'join')];
    expect(regionIn(nodes, flows)).toEqual({
      join: 'join',
      vertices: ['a', 'b'],
      exits: ['split_join', 'b_join'],
      closed: true,
    });
  });

  it('is open where its join waits for a token from outside', () => {
    const nodes = [gateway('first', 'parallel'), split, script('a'), script('b'), script('c'), join];
    const flows = [
      ...way('start', 'first', 'split', 'a', 'join', 'end'),
      ...way('split', 'b', 'join'),
      ...way('first', 'c', 'join'),
    ];
    expect(regionIn(nodes, flows)).toMatchObject({ vertices: ['a', 'b'], exits: ['a_join', 'b_join'], closed: false });
  });

  it('is closed where other tokens come to the place by themselves', () => {
    const nodes = [
      gateway('which', 'exclusive'),
      split,
      script('a'),
      script('b'),
      script('c'),
      gateway('join', 'exclusive'),
    ];
    const flows = [
      flow('start', 'which'),
      flow('which', 'split', { condition: 'x > 1' }),
      flow('which', 'c', { isDefault: true }),
      ...way('split', 'a', 'join', 'end'),
      ...way('split', 'b', 'join'),
      ...way('c', 'join'),
    ];
    expect(regionIn(nodes, flows)).toMatchObject({ vertices: ['a', 'b'], exits: ['a_join', 'b_join'], closed: true });
  });

  it('is open where a flow leads into it from outside', () => {
    const nodes = [gateway('first', 'parallel'), split, script('a'), script('b'), gateway('meet', 'parallel'), join];
    const flows = [
      ...way('start', 'first', 'split', 'a', 'meet', 'join', 'end'),
      ...way('split', 'b', 'join'),
      ...way('first', 'meet'),
    ];
    expect(regionIn(nodes, flows)).toMatchObject({ vertices: ['a', 'b', 'meet'], closed: false });
  });

  it('is open where a way in it leads back to the split', () => {
    const nodes = [
      gateway('first', 'exclusive'),
      split,
      script('a'),
      gateway('again', 'exclusive'),
      script('b'),
      gateway('join', 'exclusive'),
    ];
    const flows = [
      ...way('start', 'first', 'split', 'a', 'again'),
      flow('again', 'first', { condition: 'x > 1' }),
      flow('again', 'join', { isDefault: true }),
      ...way('split', 'b', 'join', 'end'),
    ];
    expect(regionIn(nodes, flows)).toMatchObject({ vertices: ['a', 'again', 'b', 'first', 'split'], closed: false });
  });
});
