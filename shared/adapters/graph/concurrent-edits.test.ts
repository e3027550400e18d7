import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stampOf } from '#functions/processes/process.ts';
import {
  ACME,
  callerOf,
  definitionOf,
  headOf,
  processId,
  RIVAL,
  storeDraft,
} from '#functions/processes/testing/processes.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { insertLink } from './links/declared-links.ts';
import { readProcess } from './read-process.ts';
import { insertVersion, replaceDraft } from './save-definition.ts';
import { insertTriggerLink } from './trigger-links.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const stamp = stampOf(callerOf(ACME), '2026-03-01T09:00:00.000Z');
const definition = (name: string) =>
  definitionOf(name, [
    { node_id: name, type: 'machine', action_type: 'script', title: name, config: { source: 'return {}' } },
  ]);
let saves = 0;
const save = (id: string, rev: string, name: string) => {
  const revision = { id: `rev_${++saves}`, kind: 'saved' as const, parents: [] };
  return replaceDraft(
    graph.db,
    { head: headOf(id, definition(name), stamp), rev, revision },
    definition(name),
    stamp,
    [],
  );
};
const revOf = async (id: string) => (await readProcess(graph.db, ACME, id))!.process._rev;

describe('Edits at the same time', () => {
  it('of one draft: one is saved whole, the others are told', async () => {
    const id = processId(1);
    await storeDraft(graph.db, ACME, id, definition('first'));
    const rev = await revOf(id);
    const names = ['a', 'b', 'c', 'd'];
    const saved = await Promise.all(names.map((name) => save(id, rev, name)));
    const winners = names.filter((_, at) => saved[at] !== undefined);
    expect(winners).toHaveLength(1);
    const { process, nodes, flows } = (await readProcess(graph.db, ACME, id))!;
    expect(process.name).toBe(winners[0]);
    expect(nodes.map(({ node_id }) => node_id)).toEqual(['start', winners[0], 'end']);
    expect(flows.map(({ from, to }) => `${from} ${to}`)).toEqual([`start ${winners[0]}`, `${winners[0]} end`]);
  });

  it('of different drafts do not disturb each other', async () => {
    const ids = [11, 12, 13, 14].map(processId);
    for (const id of ids) await storeDraft(graph.db, ACME, id, definition('first'));
    const saved = await Promise.all(ids.map(async (id, at) => save(id, await revOf(id), `n${at}`)));
    expect(saved.every((rev) => rev !== undefined)).toBe(true);
  });

  it('that claim what exists once: one gets it', async () => {
    const [from, to] = [processId(11), processId(12)];
    const link = (n: number) => ({
      id: `link_${n}`,
      type: 'follows' as const,
      from,
      to,
      description: undefined,
      metadata: undefined,
      createdAt: 'x',
      createdBy: 'x',
    });
    const links = await Promise.all([1, 2, 3].map((n) => insertLink(graph.db, link(n), stamp, [])));
    expect(links.filter(Boolean)).toHaveLength(1);
    const trigger = (n: number) => ({
      id: `t${n}`,
      processId: from,
      entityType: 'PRODUCT' as const,
      entityId: 'p',
      createdAt: 'x',
      createdBy: 'x',
    });
    const triggers = await Promise.all([1, 2, 3].map((n) => insertTriggerLink(graph.db, trigger(n), stamp, [])));
    expect(triggers.filter(Boolean)).toHaveLength(1);
    const theirs = stampOf(callerOf(RIVAL), '2026-03-01T09:00:00.000Z');
    expect(await insertTriggerLink(graph.db, trigger(9), theirs, [])).toBe(true);
    const version = { ...headOf(from, definition('v'), stamp), _key: `${from}:1.0.0`, kind: 'version' as const };
    const write = () =>
      insertVersion(graph.db, { version, definition: definition('v'), stamp, artifacts: {}, nextVersion: '1.1.0' }, []);
    expect((await Promise.all([write(), write()])).filter(Boolean)).toHaveLength(1);
  });
});

describe('Edges that lead nowhere', () => {
  it('are no part of a process', async () => {
    const id = processId(21);
    await storeDraft(graph.db, ACME, id, definition('whole'));
    const owned = {
      ...stamp,
      process_key: id,
      flow_id: 'stray',
      type: 'sequence',
      isDefault: false,
      metadata: {},
      order: 9,
    };
    const ends = { _from: `node_def/${id}:start`, _to: `node_def/${processId(11)}:start` };
    await graph.db.collection('proc_def_node_flow').save({ ...owned, ...ends });
    const found = await readProcess(graph.db, ACME, id);
    expect(found!.flows.map((flow) => flow.id)).toEqual(['f0', 'f1']);
  });
});
