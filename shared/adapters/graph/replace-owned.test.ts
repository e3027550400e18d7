import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACME, callOf, definitionOf, headOf, processId, storeDraft } from '#functions/processes/testing/processes.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import type { Stamp } from './documents.ts';
import { readProcess } from './read-process.ts';
import { differenceOf } from './replace-owned.ts';
import { replaceDraft } from './save-definition.ts';

describe('The difference between stored and wanted documents', () => {
  it('tells documents by their keys and edges by what they say, each as often as it is there', () => {
    const stored = [
      { _key: 'a', _rev: '1', title: 'A', createdAt: 'then' },
      { _key: 'b', title: 'B', nested: { y: 1, x: [1, { q: 1, p: 2 }] } },
      { _key: 'c', title: 'C' },
      { _key: '7', _from: 'x/1', _to: 'x/2' },
      { _key: '8', _from: 'x/1', _to: 'x/2' },
    ];
    const wanted = [
      { _key: 'a', title: 'A', createdAt: 'now', description: undefined },
      { _key: 'b', nested: { x: [1, { p: 2, q: 1 }], y: 1 }, title: 'other' },
      { _key: 'd', title: 'D' },
      { _from: 'x/1', _to: 'x/2' },
      { _from: 'x/2', _to: 'x/1' },
    ];
    const { removed, replaced, inserted } = differenceOf(stored, wanted);
    expect({ removed: removed.sort(), replaced, inserted }).toEqual({
      removed: ['7', 'c'],
      replaced: [wanted[1]],
      inserted: [wanted[2], wanted[4]],
    });
  });
});

describe('A save', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startGraph();
  });
  afterAll(() => graph.close());

  it('writes what was changed and leaves the rest as it was', async () => {
    const id = processId(1);
    const before = definitionOf('Before', [
      callOf(processId(2), 'active', 'one'),
      callOf(processId(3), 'active', 'two'),
    ]);
    await storeDraft(graph.db, ACME, id, before);
    const at = async (key: string) =>
      (await graph.db.collection('node_def').document(`${id}:${key}`)) as { _rev: string };
    const [start, two] = [await at('start'), await at('two')];
    const after = definitionOf('After', [
      callOf(processId(3), 'active', 'two'),
      callOf(processId(2), '1.0.0', 'three'),
    ]);
    const stamp: Stamp = { tenant_id: ACME, organization_id: ACME, createdAt: 'x', updatedAt: 'y', createdBy: 'z' };
    const { _rev: rev } = (await readProcess(graph.db, ACME, id))!.process;
    const revision = { id: 'rev_1', kind: 'saved' as const, parents: [] };
    await replaceDraft(graph.db, { head: headOf(id, after, stamp), rev, revision }, after, stamp, []);
    const found = (await readProcess(graph.db, ACME, id))!;
    expect({ nodes: found.nodes, flows: found.flows }).toMatchObject({ nodes: after.nodes, flows: after.flows });
    expect((await at('start'))._rev).toBe(start._rev);
    expect((await at('two'))._rev).not.toBe(two._rev);
    const calls = await graph.db.query('FOR e IN node_def_calls_proc_def SORT e.node_id RETURN [e.node_id, e.version]');
    expect(await calls.all()).toEqual([
      ['three', '1.0.0'],
      ['two', 'active'],
    ]);
  });
});
