import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as tasks from '../../shared/contracts/tasks.ts';
import type { TestUser } from '../../shared/testing/http-event.ts';
import { dana, erik, eva, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

describe('Human tasks', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await Platform.open();
  });
  afterAll(() => platform.close());

  const create = (body: Fields, as = mara) =>
    platform.tasks(tasks.createTask, { as, body: { title: 'Call the customer', ...body } });
  const made = async (body: Fields = { candidate_role: 'employee' }, as = mara): Promise<string> => {
    const answer = await create(body, as);
    expect(answer.status).toBe(201);
    return String(answer.body.id);
  };
  const on = (operation: unknown, id: string, as: TestUser, body?: Fields, headers?: Record<string, string>) =>
    platform.tasks(operation, { as, params: { id }, ...(body ? { body } : {}), ...(headers ? { headers } : {}) });
  const assign = (id: string, assignee: unknown, as = erik, headers?: Record<string, string>) =>
    on(tasks.assignTask, id, as, { assignee }, headers);
  const respond = (id: string, result: Fields, as = erik, headers?: Record<string, string>) =>
    on(tasks.respondTask, id, as, { result }, headers);
  const idsOf = async (as: TestUser, query: Record<string, string>) => {
    const answer = await platform.tasks(tasks.listTasks, { as, query: { limit: '100', ...query } });
    expect(answer.status).toBe(200);
    return (answer.body.items as Fields[]).map((task) => task.id);
  };

  it('are claimed by one of those who may do them', async () => {
    const id = await made();
    const [first, second] = await Promise.all([assign(id, 'me', erik), assign(id, 'me', eva)]);
    const won = first.status === 200 ? first : second;
    const lost = first.status === 200 ? second : first;
    expect(won.body).toMatchObject({ status: 'in_progress' });
    expect(lost).toMatchObject({ status: 409, body: { code: 'task.claimed', help: expect.any(String) as string } });
  });

  it('are handed over by whoever has them, and given back', async () => {
    const id = await made();
    expect(await assign(id, eva.userId, erik)).toMatchObject({ status: 403 });
    await assign(id, 'me', erik);
    expect(await assign(id, eva.userId, erik)).toMatchObject({
      status: 200,
      body: { assignee: eva.userId, status: 'pending' },
    });
    expect(await assign(id, null, erik)).toMatchObject({ status: 409, body: { code: 'task.claimed' } });
    expect((await assign(id, null, eva)).body.assignee).toBeUndefined();
    expect(await idsOf(erik, { view: 'available' })).toContain(id);
    expect(await assign(id, 'b0000000-0000-4000-8000-000000000099', mara)).toMatchObject({
      status: 404,
      body: { code: 'user.not-found' },
    });
  });

  it('show up where they belong', async () => {
    const mine = await made({ assignee: erik.userId });
    const open = await made({ candidate_role: 'employee' });
    const forManagers = await made({ candidate_role: 'manager' });
    expect(await idsOf(erik, { view: 'mine' })).toContain(mine);
    expect(await idsOf(erik, { view: 'available' })).toContain(open);
    const all = await idsOf(erik, { view: 'all' });
    expect(all).toEqual(expect.arrayContaining([mine, open]));
    expect(all).not.toContain(forManagers);
    expect(await idsOf(eva, { view: 'all' })).not.toContain(mine);
    expect(await idsOf(mara, { view: 'all' })).toEqual(expect.arrayContaining([mine, open, forManagers]));
    expect(await on(tasks.getTask, mine, eva)).toMatchObject({ status: 404, body: { code: 'task.not-found' } });
    expect(await on(tasks.getTask, forManagers, erik)).toMatchObject({ status: 404 });
    const stranger = { ...mara, tenantId: 'a0000000-0000-4000-8000-000000000002' };
    expect(await on(tasks.getTask, mine, stranger)).toMatchObject({ status: 404 });
  });

  it('are filtered and paged, newest first', async () => {
    const ids = [
      await made({ priority: 'urgent' }),
      await made({ priority: 'urgent' }),
      await made({ priority: 'urgent' }),
    ];
    expect(await idsOf(mara, { priority: 'urgent' })).toEqual(ids.toReversed());
    const first = await platform.tasks(tasks.listTasks, { as: mara, query: { priority: 'urgent', limit: '2' } });
    const cursor = String(first.body.nextCursor);
    expect(await idsOf(mara, { priority: 'urgent', limit: '2', cursor })).toEqual([ids[0]]);
    expect(await platform.tasks(tasks.listTasks, { as: mara, query: { cursor: 'x' } })).toMatchObject({ status: 422 });
    await respond(ids[0]!, {}, mara);
    expect(await idsOf(mara, { priority: 'urgent', status: 'completed' })).toEqual([ids[0]]);
    expect(await idsOf(mara, { priority: 'urgent', status: 'pending' })).toEqual([ids[2], ids[1]]);
  });

  it('are completed with the values of their form', async () => {
    const form_fields = [
      { name: 'amount', label: 'Amount', type: 'integer', required: true, minimum: 1, maximum: 10 },
      { name: 'kind', label: 'Kind', type: 'select', options: [{ value: 'a', label: 'A' }], default: 'a' },
      { name: 'number', label: 'No', type: 'text', readOnly: true, default: 'PO-1' },
    ];
    const id = await made({ candidate_role: 'employee', form_fields });
    const wrong = await respond(id, { amount: 11, kind: 'z', number: 'PO-2', extra: 1 });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'task.invalid-response' } });
    expect((wrong.body.errors as Fields[]).map(({ path, code }) => [path, code])).toEqual([
      ['/result/extra', 'unknown-field'],
      ['/result/amount', 'too-big'],
      ['/result/kind', 'invalid-option'],
      ['/result/number', 'read-only'],
    ]);
    const done = await on(tasks.respondTask, id, erik, { result: { amount: 3 }, comment: 'as agreed' });
    expect(done).toMatchObject({
      status: 200,
      body: { status: 'completed', completed_by: erik.userId, result: { amount: 3, kind: 'a', number: 'PO-1' } },
    });
    expect(await respond(id, { amount: 3 })).toMatchObject({ status: 409, body: { code: 'task.ended' } });
    expect(await assign(id, 'me')).toMatchObject({ status: 409, body: { code: 'task.ended' } });
    const comments = await on(tasks.listTaskComments, id, erik);
    expect(comments.body.items).toMatchObject([{ text: 'as agreed', author: erik.userId, author_name: 'Erik' }]);
  });

  it('are completed once, however many answer at once', async () => {
    const id = await made();
    const answers = await Promise.all([respond(id, { by: 'erik' }, erik), respond(id, { by: 'eva' }, eva)]);
    expect(answers.map((answer) => answer.status).sort()).not.toEqual([200, 200]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    await platform.deliver();
    const completed = platform.events.filter((event) => event.type === 'task.completed' && event.data.taskId === id);
    expect(completed).toHaveLength(1);
  });

  it('give the first answer again under the same Idempotency-Key', async () => {
    const id = await made();
    const key = { 'idempotency-key': 'answer-1' };
    const first = await respond(id, { ok: true }, erik, key);
    const again = await respond(id, { ok: true }, erik, key);
    expect(again).toMatchObject({ status: 200, body: first.body });
  });

  it('refuse a change of what has changed since it was read', async () => {
    const id = await made();
    const { headers } = await on(tasks.getTask, id, erik);
    expect((await assign(id, 'me', erik, { 'if-match': headers.etag! })).status).toBe(200);
    const stale = await respond(id, {}, erik, { 'if-match': headers.etag! });
    expect(stale).toMatchObject({ status: 412, body: { code: 'request.precondition-failed' } });
  });

  it('refuse an answer from somebody who does not have them', async () => {
    const id = await made();
    await assign(id, 'me', erik);
    expect(await respond(id, {}, eva)).toMatchObject({ status: 403, body: { code: 'task.not-assigned' } });
  });

  it('take comments', async () => {
    const id = await made();
    expect((await on(tasks.addTaskComment, id, erik, { text: 'one' })).status).toBe(201);
    expect((await on(tasks.addTaskComment, id, eva, { text: 'two' })).status).toBe(201);
    const page = await platform.tasks(tasks.listTaskComments, { as: erik, params: { id }, query: { limit: '1' } });
    expect(page.body.items).toMatchObject([{ text: 'one' }]);
    const next = { limit: '1', cursor: String(page.body.nextCursor) };
    const rest = await platform.tasks(tasks.listTaskComments, { as: erik, params: { id }, query: next });
    expect(rest.body.items).toMatchObject([{ text: 'two' }]);
    expect(await on(tasks.addTaskComment, id, erik, { text: '' })).toMatchObject({ status: 422 });
  });

  it.each([
    ['no title', { title: '' }, '/title'],
    ['an unknown field', { colour: 'red' }, '/colour'],
    [
      'a form field of an unknown type',
      { form_fields: [{ name: 'a', label: 'A', type: 'colour' }] },
      '/form_fields/0/type',
    ],
    ['a due time that is none', { due_at: 'tomorrow' }, '/due_at'],
    ['an assignee who is nobody', { assignee: 'b0000000-0000-4000-8000-000000000099' }, '/assignee'],
  ])('refuse %s', async (_, body, path) => {
    const answer = await create(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ path, help: expect.any(String) as string }));
  });

  it('refuse what is no id, and what nobody has', async () => {
    for (const operation of [tasks.getTask, tasks.listTaskComments]) {
      expect(await on(operation, 'nonsense', dana)).toMatchObject({ status: 422 });
      expect(await on(operation, 'task_01J00000000000000000000000', dana)).toMatchObject({ status: 404 });
    }
    expect(await assign('task_01J00000000000000000000000', 'me')).toMatchObject({
      status: 404,
      body: { code: 'task.not-found' },
    });
    expect(await respond('task_01J00000000000000000000000', {})).toMatchObject({ status: 404 });
  });

  describe('that become due', () => {
    const sweep = () => platform.command('tasks', { operation: 'tasks.due-sweep' });

    it('are overdue from their due time on and reported once', async () => {
      const id = await made({ due_at: '2026-01-01T00:00:00.000Z', priority: 'low' });
      expect((await on(tasks.getTask, id, mara)).body.status).toBe('overdue');
      expect(await idsOf(mara, { status: 'overdue' })).toContain(id);
      expect(await idsOf(mara, { status: 'pending', priority: 'low' })).not.toContain(id);
      await sweep();
      await sweep();
      await platform.deliver();
      const reported = platform.events.filter((event) => event.type === 'task.overdue' && event.data.taskId === id);
      expect(reported).toHaveLength(1);
    });

    it('are cancelled when their time is over', async () => {
      const id = await made({ timeout_at: '2026-01-01T00:00:00.000Z' });
      await sweep();
      expect((await on(tasks.getTask, id, mara)).body.status).toBe('cancelled');
    });

    it('are left alone once they are done', async () => {
      const id = await made({ due_at: '2026-01-01T00:00:00.000Z', assignee: erik.userId });
      await respond(id, {}, erik);
      await sweep();
      await platform.deliver();
      expect(platform.events.some((event) => event.type === 'task.overdue' && event.data.taskId === id)).toBe(false);
      expect((await on(tasks.getTask, id, mara)).body.status).toBe('completed');
    });
  });
});
