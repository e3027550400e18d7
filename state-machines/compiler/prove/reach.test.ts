import { describe, expect, it } from 'vitest';
import { createReport } from '../diagnostics/report.ts';
import { enterGraph } from '../enter/enter-graph.ts';
import type { ProcessGraph } from '../normalize/model.ts';
import { aProcess, end, flow, gateway, script, start, way } from '../testing/builders.ts';
import { FIXTURES } from '../testing/fixtures.ts';
import { graphOf } from '../testing/graphs.ts';
import { checkReach } from './reach.ts';

function saidOf(graph: ProcessGraph) {
  const report = createReport();
  checkReach(graph, report);
  return report.diagnostics.map(({ code, nodeId, path }) => ({ code, nodeId, ...(path && { path }) }));
}
const said = (...parts: Parameters<typeof aProcess>) => saidOf(graphOf(aProcess(...parts)));
const either = (from: string, to: string, otherwise: string) => [
  flow(from, to, { condition: 'x > 1' }),
  flow(from, otherwise, { isDefault: true }),
];

describe('what is never reached', () => {
  it('is told once for each node, however many flows lead to it', () => {
    const nodes = [start(), end(), script('a'), gateway('which', 'exclusive'), end('over')];
    const flows = [...way('start', 'end'), ...way('a', 'which', 'over'), flow('which', 'over', { id: 'again' })];
    expect(said(nodes, flows).map(({ nodeId }) => nodeId)).toEqual(['a', 'which', 'over']);
  });

  it('is no end to which one flow of several leads that is reached', () => {
    const nodes = [start(), end(), script('a')];
    expect(said(nodes, [...way('start', 'end'), ...way('a', 'end')]).map(({ nodeId }) => nodeId)).toEqual(['a']);
  });
});

describe('what never ends', () => {
  it('is told with the way to where it begins, and once around', () => {
    const nodes = [
      start(),
      gateway('which', 'exclusive'),
      script('in'),
      gateway('merge', 'parallel'),
      script('a'),
      script('b'),
      end(),
    ];
    const flows = [...way('start', 'which'), ...either('which', 'in', 'end'), ...way('in', 'merge', 'a', 'b', 'merge')];
    const path = ['start', 'which', 'in', 'merge', 'a', 'b', 'merge'];
    expect(said(nodes, flows)).toEqual([{ code: 'soundness.no-way-out', nodeId: 'in', path }]);
  });

  it('names a node that stands for several vertices once', () => {
    const nodes = [
      start(),
      gateway('which', 'exclusive'),
      gateway('both', 'parallel'),
      script('a'),
      script('b'),
      end(),
    ];
    const flows = [
      ...way('start', 'which'),
      ...either('which', 'both', 'end'),
      ...way('both', 'a', 'both'),
      ...way('both', 'b', 'both'),
    ];
    expect(said(nodes, flows)).toMatchObject([{ nodeId: 'both', path: ['start', 'which', 'both', 'a', 'both'] }]);
  });

  it('is a cycle too that leaves tokens behind at a gateway which swallows them', () => {
    const some = { ...gateway('some', 'parallel'), config: { gateway: 'complex', activateAfter: 1 } };
    const nodes = [start(), gateway('which', 'exclusive'), gateway('both', 'parallel'), some, end()];
    const around = [...nodes, gateway('merge', 'exclusive'), ...['a', 'b', 'c'].map((id) => script(id))];
    const flows = [
      ...way('start', 'which'),
      ...either('which', 'merge', 'end'),
      ...way('merge', 'both', 'a', 'some', 'c', 'merge'),
      ...way('both', 'b', 'some'),
    ];
    expect(said(around, flows)).toMatchObject([{ code: 'soundness.no-way-out', nodeId: 'merge' }]);
    const leaving = flows.map((one) => (one.id === 'c_merge' ? flow('c', 'end') : one));
    expect(said(around, leaving)).toEqual([]);
  });

  it('is neither an event that need not come, nor a run of which nothing is left', () => {
    expect(saidOf(graphOf(FIXTURES.reminder!))).toEqual([]);
    const ended = { tokens: [{ ended: true as const }, { ended: true as const }] };
    expect(saidOf(enterGraph(graphOf(FIXTURES.parallel!), ended, createReport())!)).toEqual([]);
  });
});
