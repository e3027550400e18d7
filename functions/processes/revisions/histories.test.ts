import { aql } from 'arangojs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REVISION_COLLECTIONS } from '#adapters/graph/revisions/write-revision.ts';
import { runMigrations } from '#adapters/graph/run-migrations.ts';
import { startGraph, type TestGraph } from '#local/testing/graph.ts';
import { startEventBus, type TestEventBus } from '#testing/event-bus.ts';
import { createBranch } from '../branches/create-branch.ts';
import { deleteBranch } from '../branches/delete-branch.ts';
import { readBranch } from '../branches/read-branch.ts';
import { updateBranch } from '../branches/update-branch.ts';
import { createProcess, updateProcess } from '../drafts/save-process.ts';
import { mergeProcess } from '../merge/merge-process.ts';
import { mergeStates } from '../merge/merge-states.ts';
import { historiesOn } from '../testing/histories.ts';
import { ACME, as, definitionOf, processId, RIVAL, storeDraft, storeVersion } from '../testing/processes.ts';
import { compareStates } from './compare-states.ts';
import { listHistory } from './list-history.ts';
import { restoreProcess } from './restore-process.ts';

let graph: TestGraph;
let bus: TestEventBus;
const histories = (tenantId = ACME) => historiesOn(graph.db, tenantId);
const task = (title: string, over = {}) => ({
  node_id: 'work',
  type: 'human_internal' as const,
  title,
  action_type: 'employee_task' as const,
  ...over,
});
const leave = (title = 'Work', over = {}) => definitionOf('Leave', [task(title, over)]);
const create = () => as(ACME, (caller) => createProcess(leave(), caller, histories().store));
const save = (id: string, ifMatch: string, title: string, over = {}) =>
  as(ACME, (caller) =>
    updateProcess(id, leave(title, over), { ifMatch, note: `To ${title}` }, caller, histories().store),
  );
const branchOff = (id: string, name: string, from = 'draft', tenantId = ACME) =>
  as(tenantId, (caller) => createBranch(id, { name, from }, caller, histories(tenantId)));
const saveBranch = (id: string, branchId: string, ifMatch: string, title: string, more = {}) =>
  as(ACME, (caller) =>
    updateBranch(id, branchId, { definition: leave(title), ...more }, { ifMatch, kind: 'saved' }, caller, histories()),
  );
const merge = (id: string, ifMatch: string, request: object) =>
  as(ACME, (caller) =>
    mergeProcess(id, { from: 'draft', into: 'draft', resolutions: [], ...request }, ifMatch, caller, histories()),
  );
const historyOf = async (id: string, query = {}) => listHistory(id, { limit: 25, ...query }, histories());

beforeAll(async () => {
  bus = await startEventBus();
  graph = await startGraph();
});
afterAll(async () => {
  await graph.close();
  await bus.close();
});

describe('A history', () => {
  it('keeps every save: who, when, why and what it changed, in pages', async () => {
    const { process, rev } = await create();
    const second = await save(process.id, rev, 'Ask');
    await save(process.id, second.rev, 'Apply', { position: { x: 1, y: 2 } });
    const first = await historyOf(process.id, { limit: 2 });
    expect(first.items).toMatchObject([
      { kind: 'saved', note: 'To Apply', counts: { changed: 1, moved: 0 }, createdBy: process.createdBy },
      { kind: 'saved', note: 'To Ask', counts: { changed: 1 } },
    ]);
    expect(first.items[0]!.parents).toEqual([first.items[1]!.id]);
    const rest = await historyOf(process.id, { limit: 2, cursor: first.nextCursor });
    expect(rest).toMatchObject({ items: [{ kind: 'created', parents: [], nodeCount: 3 }] });
    expect(rest.nextCursor).toBeUndefined();
    const found = await histories().history.revision(process.id, first.items[1]!.id);
    expect(found?.definition.nodes[1]?.title).toBe('Ask');
  });

  it('stores a definition once, however often it is saved', async () => {
    const { process, rev } = await create();
    const other = await save(process.id, rev, 'Ask');
    await save(process.id, other.rev, 'Work');
    const cursor = await graph.db.query(
      aql`RETURN LENGTH(FOR c IN process_contents FILTER c.process_id == ${process.id} RETURN 1)`,
    );
    expect(await cursor.next()).toBe(2);
  });

  it('adds nothing when a save is refused', async () => {
    const { process } = await create();
    await expect(save(process.id, '_stale', 'Ask')).rejects.toMatchObject({ code: 'request.precondition-failed' });
    expect((await historyOf(process.id)).items).toHaveLength(1);
  });

  it('brings an earlier state back as a save of its own', async () => {
    const { process, rev } = await create();
    const changed = await save(process.id, rev, 'Ask');
    const [, first] = (await historyOf(process.id)).items;
    const restore = (ifMatch: string, from = first!.id) =>
      as(ACME, (caller) => restoreProcess(process.id, { from }, ifMatch, caller, histories()));
    await expect(restore(rev)).rejects.toMatchObject({ code: 'request.precondition-failed' });
    await expect(restore(changed.rev, '9.9.9')).rejects.toMatchObject({ code: 'process.version-not-found' });
    await expect(restore(changed.rev, processId(7).replace('proc', 'rev'))).rejects.toMatchObject({
      code: 'process.revision-not-found',
    });
    const { process: restored } = await restore(changed.rev);
    expect(restored.nodes[1]?.title).toBe('Work');
    expect((await historyOf(process.id)).items).toMatchObject([{ kind: 'restored', from: first!.id }, {}, {}]);
  });

  it('compares any two states', async () => {
    const { process, rev } = await create();
    await save(process.id, rev, 'Ask');
    const [, first] = (await historyOf(process.id)).items;
    const diff = await compareStates(process.id, { from: first!.id, to: 'draft' }, histories());
    expect(diff).toMatchObject({
      identical: false,
      counts: { changed: 1 },
      changes: [{ id: 'work', fields: [{ path: '/title', before: 'Work', after: 'Ask' }] }],
      from: { ref: first!.id, name: 'Leave' },
      to: { ref: 'draft' },
    });
  });

  it('is of one tenant', async () => {
    const { process } = await create();
    const [first] = (await historyOf(process.id)).items;
    await expect(listHistory(process.id, { limit: 5 }, histories(RIVAL))).rejects.toMatchObject({
      code: 'process.not-found',
    });
    expect(await histories(RIVAL).history.revision(process.id, first!.id)).toBeUndefined();
    expect((await histories(RIVAL).history.lineage(process.id)).size).toBe(0);
  });
});

describe('A branch', () => {
  it('is edited beside the draft and has a history of its own', async () => {
    const { process } = await create();
    const { branch, rev } = await branchOff(process.id, 'Shorter');
    const saved = await saveBranch(process.id, branch.id, rev, 'Ask', { name: 'Short', note: 'Try' });
    expect(saved.branch).toMatchObject({ name: 'Short', from: 'draft', baseRevisionId: branch.baseRevisionId });
    await expect(saveBranch(process.id, branch.id, rev, 'Late')).rejects.toMatchObject({
      code: 'request.precondition-failed',
    });
    expect((await historyOf(process.id, { branch: branch.id })).items).toMatchObject([
      { kind: 'saved', branchId: branch.id, note: 'Try' },
      { kind: 'branched', from: 'draft' },
    ]);
    expect((await historyOf(process.id)).items).toHaveLength(1);
  });

  it('has a name that no other branch of the process has', async () => {
    const { process } = await create();
    const { branch } = await branchOff(process.id, 'Idea');
    const { branch: other, rev } = await branchOff(process.id, 'Other');
    await expect(branchOff(process.id, 'IDEA')).rejects.toMatchObject({ code: 'process.branch-exists' });
    await expect(saveBranch(process.id, other.id, rev, 'Ask', { name: 'idea' })).rejects.toMatchObject({
      code: 'process.branch-exists',
    });
    await as(ACME, () => deleteBranch(process.id, branch.id, histories()));
    await expect(readBranch(process.id, branch.id, histories())).rejects.toMatchObject({
      code: 'process.branch-not-found',
    });
    expect((await branchOff(process.id, 'Idea')).branch.name).toBe('Idea');
  });

  it('is not found by another tenant, nor made of its process', async () => {
    const { process } = await create();
    const { branch } = await branchOff(process.id, 'Mine');
    expect(await histories(RIVAL).history.branch(process.id, branch.id)).toBeUndefined();
    expect(await histories(RIVAL).history.removeBranch(process.id, branch.id, [])).toBe(false);
    await expect(branchOff(process.id, 'Theirs', 'draft', RIVAL)).rejects.toMatchObject({ code: 'process.not-found' });
  });
});

describe('A merge', () => {
  it('brings a branch into the draft, keeping what changed there', async () => {
    const { process, rev } = await create();
    const { branch, rev: branchRev } = await branchOff(process.id, 'Title');
    await saveBranch(process.id, branch.id, branchRev, 'Ask');
    const draft = await save(process.id, rev, 'Work', { description: 'By hand' });
    const { result } = await merge(process.id, draft.rev, { from: branch.id, note: 'Bring in' });
    expect(result.definition.nodes[1]).toMatchObject({ title: 'Ask', description: 'By hand' });
    expect(result.revision).toMatchObject({ kind: 'merged', from: branch.id, note: 'Bring in' });
    expect(result.revision.parents).toHaveLength(2);
    expect(result.diff.counts).toEqual({ added: 0, removed: 0, changed: 1, moved: 0 });
    const again = await mergeStates(process.id, { from: branch.id, into: 'draft', resolutions: [] }, histories());
    expect(again.upToDate).toBe(true);
  });

  it('refuses conflicts until each is decided', async () => {
    const { process, rev } = await create();
    const { branch, rev: branchRev } = await branchOff(process.id, 'Title');
    await saveBranch(process.id, branch.id, branchRev, 'Ask');
    const draft = await save(process.id, rev, 'Apply');
    await expect(merge(process.id, rev, { from: branch.id })).rejects.toMatchObject({
      code: 'request.precondition-failed',
    });
    await expect(merge(process.id, draft.rev, { from: branch.id })).rejects.toMatchObject({
      code: 'process.merge-conflicts',
      errors: [{ path: '/node/work/title', code: 'both-changed' }],
    });
    const resolve = (resolution: object) =>
      merge(process.id, draft.rev, { from: branch.id, resolutions: [{ conflict: 'node:work/title', ...resolution }] });
    await expect(resolve({ conflict: 'node:work/tilte', take: 'ours' })).rejects.toMatchObject({
      code: 'process.merge-unknown-conflict',
      errors: [{ path: '/resolutions/0/conflict' }],
    });
    await expect(resolve({ value: 7 })).rejects.toMatchObject({
      code: 'process.invalid',
      errors: [{ path: '/nodes/1/title' }],
    });
    expect((await resolve({ value: 'Request' })).result.definition.nodes[1]?.title).toBe('Request');
  });

  it('goes into a branch too', async () => {
    const { process, rev } = await create();
    const { branch, rev: branchRev } = await branchOff(process.id, 'Behind');
    await save(process.id, rev, 'Ask');
    const { result } = await merge(process.id, branchRev, { from: 'draft', into: branch.id });
    expect(result.revision.branchId).toBe(branch.id);
    const caughtUp = await readBranch(process.id, branch.id, histories());
    expect(caughtUp.branch.definition.nodes[1]?.title).toBe('Ask');
  });

  it('is refused for what has no common ancestor, or nothing new', async () => {
    const [one, other] = [await create(), await create()];
    const fromProcessId = other.process.id;
    await expect(merge(one.process.id, one.rev, { from: 'draft', fromProcessId })).rejects.toMatchObject({
      code: 'process.merge-unrelated',
      errors: [{ path: '/from' }],
    });
    await expect(merge(one.process.id, one.rev, {})).rejects.toMatchObject({ code: 'process.merge-nothing' });
  });
});

describe('What was stored before histories', () => {
  /** Puts the database back to what the migration before them made of it. */
  async function forgetHistories() {
    await graph.db.query(
      aql`FOR d IN process_def UPDATE d WITH { revision: null } IN process_def OPTIONS { keepNull: false }`,
    );
    for (const name of REVISION_COLLECTIONS) await graph.db.collection(name).truncate();
    await graph.db.query(aql`REMOVE "0002" IN schema_migrations`);
  }

  it('gets a history of its versions and its draft', async () => {
    const id = processId(1);
    await storeDraft(graph.db, ACME, id, leave('Draft'));
    await storeVersion(graph.db, ACME, id, '1.0.0', leave('One'));
    await storeVersion(graph.db, ACME, id, '1.1.0', leave('Two'));
    await graph.db.query(aql`FOR r IN process_revisions FILTER r.process_id == ${id} REMOVE r IN process_revisions`);
    await graph.db.query(aql`UPDATE ${id} WITH { revision: null } IN process_def`);
    await forgetHistories();
    expect((await runMigrations(graph.system, graph.db.name)).map(({ number }) => number)).toEqual([2]);
    const { items } = await historyOf(id);
    expect(items.map(({ kind, note }) => [kind, note])).toEqual([
      ['recorded', '1.1.0'],
      ['recorded', '1.0.0'],
      ['recorded', undefined],
    ]);
    const { from, to } = await compareStates(id, { from: '1.0.0', to: 'draft' }, histories());
    expect(from.revisionId).toBeDefined();
    const merged = await mergeStates(id, { from: '1.1.0', into: 'draft', resolutions: [] }, histories());
    expect(merged.upToDate).toBe(true);
    expect(to.revisionId).toBe((await graph.db.collection('process_def').document(id)).revision);
    await graph.db.query(aql`REMOVE "0002" IN schema_migrations`);
    await runMigrations(graph.system, graph.db.name);
    expect((await historyOf(id)).items).toHaveLength(3);
  });
});
