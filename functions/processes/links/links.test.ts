import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessLink } from '#contracts/processes/index.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import {
  ACME,
  as,
  callOf,
  definitionOf,
  end,
  processId,
  RIVAL,
  start,
  storeDraft,
  storeVersion,
} from '../testing/processes.ts';
import { callCycles } from './call-cycles.ts';
import { declareLink, removeDeclaredLink } from './declare-link.ts';
import { LinkStore } from './link-store.ts';
import { listLinks } from './list-links.ts';
import { listUses } from './list-uses.ts';

let graph: TestGraph;
let bus: TestEventBus;
let links: LinkStore;
const [order, invoice, audit, ship, report] = [1, 2, 3, 4, 5].map(processId) as [
  string,
  string,
  string,
  string,
  string,
];
const amount = { name: 'amount', schema: { type: 'number' }, input: true };

beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
  links = new LinkStore(graph.db, ACME, 'bus');
  const { db } = graph;
  const ordering = definitionOf('Order', [callOf(invoice), end({ event: 'message', name: 'ordered' })], {
    data_definitions: [amount],
  });
  await storeDraft(db, ACME, order, ordering);
  await storeVersion(db, ACME, order, '1.0.0', ordering);
  await storeDraft(
    db,
    ACME,
    invoice,
    definitionOf('Invoice', [
      {
        node_id: 'tax',
        type: 'machine',
        action_type: 'webhook',
        title: 'Tax',
        config: { url: 'https://tax.example/v1?a=1' },
      },
      {
        node_id: 'loud',
        type: 'event',
        title: 'Tell',
        config: { event: 'signal', name: 'invoiced', position: 'throw' },
      },
    ]),
  );
  await storeDraft(
    db,
    ACME,
    audit,
    definitionOf(
      'Audit',
      [
        {
          node_id: 'wait',
          type: 'event',
          title: 'Wait',
          config: { event: 'signal', name: 'invoiced', position: 'catch' },
        },
        callOf(order, '1.0.0'),
      ],
      { data_definitions: [amount] },
    ),
  );
  await storeDraft(db, ACME, ship, definitionOf('Ship', [start({ event: 'message', name: 'ordered' })]));
  await storeDraft(db, ACME, report, definitionOf('Report', [], { isTopLevel: false }));
  await storeDraft(
    db,
    RIVAL,
    processId(9),
    definitionOf('Theirs', [callOf(invoice), end({ event: 'message', name: 'ordered' })]),
  );
});
afterAll(async () => {
  await graph.close();
  await bus.close();
});

const shown = (found: ProcessLink[]) => found.map(({ type, from, to }) => `${from.name} ${type} ${to.name}`).sort();
const all = async (id: string, filter: Partial<Parameters<typeof listLinks>[1]> = {}) =>
  (await listLinks(id, { direction: 'both', ...filter }, links)).items;

describe('The links of a process', () => {
  it('are derived from calls, messages, signals and shared data, of the tenant alone', async () => {
    expect(shown(await all(order))).toEqual([
      'Audit calls Order',
      'Order calls Invoice',
      'Order shares_data Audit',
      'Ship follows Order',
    ]);
    expect(shown(await all(invoice))).toEqual(['Invoice triggers Audit', 'Order calls Invoice']);
  });

  it('say which node of which version makes them', async () => {
    const [call] = await all(invoice, { type: 'calls' });
    expect(call).toMatchObject({
      origin: 'derived',
      to: { id: invoice, name: 'Invoice', status: 'draft', missing: false },
      evidence: [
        {
          processId: order,
          version: '1.0.0',
          state: 'active',
          nodeId: 'call',
          title: 'Run call',
          calledVersion: 'active',
        },
        { processId: order, state: 'draft', nodeId: 'call' },
      ],
    });
  });

  it('show a callee that does not exist as missing', async () => {
    const lonely = processId(20);
    await storeDraft(
      graph.db,
      ACME,
      lonely,
      definitionOf('Lonely', [callOf(processId(999)), callOf(processId(9), 'active', 'theirs')]),
    );
    expect((await all(lonely)).map(({ to }) => to)).toEqual([
      { id: processId(999), missing: true },
      { id: processId(9), missing: true },
    ]);
  });

  it('say that there may be more where a field is everybody’s', async () => {
    const common = { name: 'everywhere', schema: { type: 'string', maxLength: 201 } };
    const crowded = processId(1000);
    await storeDraft(graph.db, ACME, crowded, definitionOf('Crowded', [], { data_definitions: [common] }));
    const others = Array.from({ length: 202 }, (_, n) => {
      const id = processId(1001 + n);
      return { ...common, _key: `${id}:everywhere`, process_key: id, process_id: id, tenant_id: ACME };
    });
    await graph.db.collection('data_definition').saveAll(others);
    const listed = (id: string) => listLinks(id, { direction: 'both' }, new LinkStore(graph.db, ACME, 'bus'));
    const { items, truncated } = await listed(crowded);
    expect([items.length, truncated]).toEqual([200, true]);
    expect((await listed(order)).truncated).toBe(false);
    await graph.db.collection('process_def').remove(crowded);
  });

  it('can be filtered by type, direction and origin', async () => {
    expect(shown(await all(order, { direction: 'out' }))).toEqual(['Order calls Invoice', 'Order shares_data Audit']);
    expect(shown(await all(order, { direction: 'in', type: 'calls' }))).toEqual(['Audit calls Order']);
    expect(await all(order, { origin: 'declared' })).toEqual([]);
  });
});

describe('A declared link', () => {
  const declare = (target: string, from = report) =>
    as(ACME, (caller) =>
      declareLink(
        from,
        { type: 'depends_on', targetProcessId: target, description: 'Reads its figures' },
        caller,
        links,
      ),
    );

  it('is listed at both ends until it is removed, and tells of both', async () => {
    const link = await declare(order);
    expect(link).toMatchObject({ type: 'depends_on', origin: 'declared', description: 'Reads its figures' });
    expect(shown(await all(report))).toEqual(['Report depends_on Order']);
    expect(shown(await all(order, { origin: 'declared' }))).toEqual(['Report depends_on Order']);
    await expect(declare(order)).rejects.toMatchObject({ code: 'process-link.exists' });
    await as(ACME, () => removeDeclaredLink(report, link.id!, links));
    expect(await all(report)).toEqual([]);
    expect(bus.events.map(({ type }) => type)).toEqual(['process-link.created', 'process-link.deleted']);
  });

  it('needs two different processes of the tenant', async () => {
    await expect(declare(report)).rejects.toMatchObject({ code: 'process-link.to-itself' });
    await expect(declare(processId(9))).rejects.toMatchObject({ code: 'process-link.unknown-target' });
    await expect(declare(order, processId(9))).rejects.toMatchObject({ code: 'process.not-found' });
    await expect(as(ACME, () => removeDeclaredLink(report, 'link_x', links))).rejects.toMatchObject({
      code: 'process-link.not-found',
    });
  });
});

describe('Where something is used', () => {
  const page = { limit: 2 };
  it('is told of a process, a field, a service and a message, page by page', async () => {
    const calls = await listUses({ kind: 'process', name: order }, page, links);
    expect(calls.items).toMatchObject([
      { process: { name: 'Audit' }, use: 'calls', calledVersion: '1.0.0', nodeId: 'call' },
    ]);
    const first = await listUses({ kind: 'data', name: 'amount' }, page, links);
    const second = await listUses({ kind: 'data', name: 'amount' }, { limit: 2, cursor: first.nextCursor }, links);
    expect([...first.items, ...second.items].map(({ process, state }) => `${process.name} ${state}`)).toEqual([
      'Order draft',
      'Order active',
      'Audit draft',
    ]);
    expect(second.nextCursor).toBeUndefined();
    const services = await listUses({ kind: 'service', name: 'webhook:https://tax.example' }, page, links);
    expect(services.items).toMatchObject([{ process: { name: 'Invoice' }, title: 'Tax', use: 'service' }]);
    const signals = await listUses({ kind: 'event', name: 'signal:invoiced' }, page, links);
    expect(signals.items.map(({ use }) => use).sort()).toEqual(['awaits', 'throws']);
  });

  it('refuses a cursor of another list', async () => {
    await expect(listUses({ kind: 'data', name: 'amount' }, { limit: 2, cursor: 'x' }, links)).rejects.toMatchObject({
      code: 'request.invalid-cursor',
    });
  });
});

describe('Orphans', () => {
  it('are processes that nothing leads to', async () => {
    expect((await links.orphans(false, 10)).map(({ name }) => name)).toEqual(['Report']);
    expect((await links.orphans(true, 10)).map(({ name }) => name)).toEqual(['Lonely', 'Report']);
  });
});

describe('Circles of calls', () => {
  it('are found in the tenant, one per group', async () => {
    const ids = [31, 32, 33, 34].map(processId);
    for (const [at, id] of ids.entries())
      await storeDraft(graph.db, ACME, id, definitionOf(`Ring ${at}`, [callOf(ids[(at + 1) % 3]!)]));
    expect(callCycles(await links.callGraph())).toEqual([ids.slice(0, 3)]);
  });

  it('are told apart, long chains included, and a process that calls itself is one', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => ({ from: `n${at}`, to: `n${at + 1}` }));
    expect(callCycles([...chain, { from: 'self', to: 'self' }])).toEqual([['self']]);
    expect(callCycles([...chain, { from: 'n3', to: 'n1' }])).toEqual([['n1', 'n2', 'n3']]);
  });
});
