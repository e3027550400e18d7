import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Impact } from '#contracts/processes/index.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { ProcessStore } from '../process-store.ts';
import {
  ACME,
  callOf,
  definitionOf,
  end,
  processId,
  RIVAL,
  start,
  storeDraft,
  storeVersion,
} from '../testing/processes.ts';
import { analyseImpact } from './analyse-impact.ts';
import { LinkStore } from './link-store.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const impactOf = (id: string, field?: string, depth = 10, limit = 100): Promise<Impact> =>
  analyseImpact(
    id,
    { field, depth, limit },
    { processes: new ProcessStore(graph.db, ACME, 'bus'), links: new LinkStore(graph.db, ACME, 'bus') },
  );
const told = ({ hits }: Impact) =>
  hits.map(({ process, severity, distance }) => `${process.name} ${severity} ${distance}`);

const publish = async (id: string, definition: ReturnType<typeof definitionOf>, version = '1.0.0'): Promise<void> => {
  await storeDraft(graph.db, ACME, id, definition);
  await storeVersion(graph.db, ACME, id, version, definition);
};

describe('The impact of a change of a process', () => {
  const [base, middle, top, sketch, pinned, ring] = [1, 2, 3, 4, 5, 6].map(processId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  beforeAll(async () => {
    const { db } = graph;
    await publish(base, definitionOf('Base', [callOf(top, '9.9.9', 'back')]));
    await publish(middle, definitionOf('Middle', [callOf(base)]));
    await publish(top, definitionOf('Top', [callOf(middle)]));
    await storeDraft(db, ACME, sketch, definitionOf('Sketch', [callOf(middle)]));
    await publish(pinned, definitionOf('Pinned', [callOf(base, '1.0.0')]));
    await storeDraft(db, ACME, ring, definitionOf('Above pinned', [callOf(pinned)]));
    await storeDraft(db, RIVAL, processId(7), definitionOf('Theirs', [callOf(base)]));
  });

  it('reaches callers of callers, worst first, and stops where a version is pinned', async () => {
    expect(told(await impactOf(base))).toEqual([
      'Middle breaking 1',
      'Top breaking 2',
      'Sketch review 2',
      'Pinned info 1',
    ]);
  });

  it('explains every hit by the way there', async () => {
    const { hits, counts, truncated } = await impactOf(base);
    expect(hits[1]).toMatchObject({
      process: { name: 'Top' },
      reason: 'Its active version calls it at “Run call”.',
      path: [
        {
          type: 'calls',
          from: { name: 'Middle' },
          to: { name: 'Base' },
          evidence: [{ state: 'active', nodeId: 'call' }, {}],
        },
        { type: 'calls', from: { name: 'Top' }, to: { name: 'Middle' } },
      ],
    });
    expect(hits[3]?.reason).toBe('It calls 1.0.0 and keeps doing so until it names another version.');
    expect({ counts, truncated }).toEqual({ counts: { breaking: 2, review: 1, info: 1 }, truncated: false });
  });

  it('goes no further than asked, and says that there is more', async () => {
    expect(told(await impactOf(base, undefined, 1))).toEqual(['Middle breaking 1', 'Pinned info 1']);
    expect((await impactOf(base, undefined, 1)).truncated).toBe(true);
    expect((await impactOf(base, undefined, 10, 2)).truncated).toBe(true);
  });

  it('goes on through a pinned caller only by the version that is touched', async () => {
    const [leaf, wrapper, old] = [11, 12, 13].map(processId) as [string, string, string];
    await publish(leaf, definitionOf('Leaf', []));
    await publish(wrapper, definitionOf('Wrapper', [callOf(leaf)]), '1.0.0');
    await storeVersion(graph.db, ACME, wrapper, '2.0.0', definitionOf('Wrapper', []));
    await publish(old, definitionOf('Old caller', [callOf(wrapper, '1.0.0')]));
    await publish(processId(14), definitionOf('New caller', [callOf(wrapper, '2.0.0')]));
    const { hits } = await impactOf(leaf);
    expect(hits.map(({ process }) => process.name)).toEqual(['Wrapper', 'Old caller', 'New caller']);
    expect(hits.map(({ severity }) => severity)).toEqual(['review', 'review', 'info']);
  });

  it('ends at archived processes', async () => {
    const [used, ended] = [31, 32].map(processId) as [string, string];
    await publish(used, definitionOf('Used', []));
    await publish(ended, definitionOf('Ended', [callOf(used)]));
    await publish(processId(33), definitionOf('Caller of ended', [callOf(ended)]));
    await graph.db.collection('process_def').update(ended, { status: 'archived' });
    expect(told(await impactOf(used))).toEqual(['Ended info 1']);
  });

  it('follows messages and ends in circles', async () => {
    const [thrower, awaiter, caller] = [21, 22, 23].map(processId) as [string, string, string];
    await storeDraft(
      graph.db,
      ACME,
      thrower,
      definitionOf('Thrower', [callOf(caller), end({ event: 'message', name: 'm1' })]),
    );
    await storeDraft(graph.db, ACME, awaiter, definitionOf('Awaiter', [start({ event: 'message', name: 'm1' })]));
    await storeDraft(graph.db, ACME, caller, definitionOf('Caller', [callOf(awaiter)]));
    expect(told(await impactOf(thrower))).toEqual(['Awaiter review 1', 'Caller review 2']);
    expect(told(await impactOf(awaiter))).toEqual(['Caller review 1', 'Thrower review 2']);
  });
});

describe('The impact of a change of a field', () => {
  const [owner, caller, sharer] = [41, 42, 43].map(processId) as [string, string, string];
  const total = { name: 'total', schema: { type: 'number', minimum: 41 } };
  beforeAll(async () => {
    const definition = definitionOf(
      'Owner',
      [
        {
          node_id: 'sum',
          type: 'machine',
          action_type: 'script',
          title: 'Sum',
          config: { source: 'return {}' },
          outputs: ['total'],
        },
        { node_id: 'big', type: 'decision', title: 'Big?', config: {} },
        {
          node_id: 'mail',
          type: 'machine',
          action_type: 'notification',
          title: 'Mail',
          config: { to: 'role:manager', subject: 'x', body: '{% "It is " & $string(total) %}' },
        },
      ],
      {
        data_definitions: [
          { ...total, input: true },
          { name: 'inner', schema: { type: 'string', minLength: 41 } },
        ],
      },
    );
    definition.flows[2]!.condition = 'total > 100';
    await publish(owner, definition);
    await publish(caller, definitionOf('Caller of owner', [callOf(owner)]));
    await storeDraft(graph.db, ACME, sharer, definitionOf('Sharer', [], { data_definitions: [total] }));
    await storeDraft(graph.db, RIVAL, processId(44), definitionOf('Theirs', [], { data_definitions: [total] }));
  });

  it('lists what reads and writes it in the draft and in the active version', async () => {
    const { uses } = await impactOf(owner, 'total');
    expect(uses.map(({ state, title, use, severity }) => `${state} ${title} ${use} ${severity}`)).toEqual([
      'active Start start-form breaking',
      'active Sum writes breaking',
      'active Mail expression breaking',
      'active f2 expression breaking',
      'draft Start start-form review',
      'draft Sum writes review',
      'draft Mail expression review',
      'draft f2 expression review',
    ]);
  });

  it('reaches callers, who must pass it, and processes that share it', async () => {
    expect(told(await impactOf(owner, 'total'))).toEqual(['Caller of owner breaking 1', 'Sharer review 1']);
  });

  it('is no business of callers when it is no input', async () => {
    expect(told(await impactOf(owner, 'inner'))).toEqual(['Caller of owner info 1']);
  });

  it('refuses a field that the process does not have', async () => {
    await expect(impactOf(owner, 'nothing')).rejects.toMatchObject({ code: 'process.field-not-found' });
  });
});
