import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import { BLOCK, block, HARMED, LINE, line, PARENT, parent, WATCHED, watched } from './moved-processes.ts';
import { type Fields, itemsOf, People } from './people.ts';
import { dana, erik, mara, Platform } from './platform.ts';

describe('Moving a run', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(LINE, line);
    await platform.publish(BLOCK, block);
    await platform.publish(PARENT, parent);
    await platform.publish(WATCHED, watched);
  });
  afterAll(() => platform.close());

  const move = (id: string, body: Fields, as = mara) => people.call(executions.moveExecution, { id }, body, as);
  const history = async (id: string): Promise<Fields[]> => {
    const query = { limit: '100' };
    return itemsOf(
      (await platform.executions(executions.getExecutionHistory, { as: mara, params: { id }, query })).body,
    );
  };

  it('skips a node with given data, as the same execution, and keeps what was', async () => {
    const id = await people.begin(LINE, { amount: 4 });
    const left = await people.openTask(id, 'draft');
    const moved = await move(id, { to: 'check', data: { amount: 7 }, reason: 'Drafted on paper' });
    expect([moved.status, moved.body.id, moved.body.runtimeStatus]).toEqual([200, id, 'in_progress']);
    await people.standsAt(id, 'check');
    await platform.until(
      () => people.tasksOf(id, 'cancelled'),
      (items) => items.some((task) => task.id === left),
    );
    await people.answer(id, 'check');
    const done = await people.ended(id);
    expect(done.output).toMatchObject({ amount: 7, currency: 'EUR', total: 14 });
    expect((done.nodes as Fields[]).map((node) => [node.nodeId, node.status])).toEqual([
      ['start', 'completed'],
      ['draft', 'cancelled'],
      ['check', 'completed'],
      ['total', 'completed'],
      ['end', 'completed'],
    ]);
    expect(done.takenFlows).not.toContain('fm_entry');
    const events = await history(id);
    expect(events.find((event) => event.type === 'execution.moved')).toMatchObject({
      detail: { by: mara.userId, reason: 'Drafted on paper', from: ['draft'], to: 'check' },
    });
    expect(platform.events.filter((event) => event.type === 'execution.completed')).toHaveLength(1);
  });

  it('repeats a node: its second visit, with the data of the first', async () => {
    const id = await people.begin(LINE, { amount: 4 });
    const first = await people.openTask(id, 'draft');
    expect((await move(id, { from: 'draft', to: 'draft' })).status).toBe(200);
    const again = await platform.until(
      () => people.tasksOf(id, 'pending'),
      (items) => items.length === 1 && items[0]!.id !== first,
    );
    await people.respond(String(again[0]!.id));
    await people.answer(id, 'check');
    const done = await people.ended(id);
    expect(done.output).toMatchObject({ total: 8 });
    const drafts = (done.nodes as Fields[]).filter((node) => node.nodeId === 'draft');
    expect(drafts.map((node) => [node.id, node.visit, node.status])).toEqual([
      ['draft:1', 1, 'cancelled'],
      ['draft:2', 2, 'completed'],
    ]);
  });

  it('goes back as often as one likes', async () => {
    const id = await people.begin(LINE, { amount: 1 });
    for (const to of ['check', 'draft', 'check', 'draft']) {
      expect((await move(id, { to })).status).toBe(200);
      await people.standsAt(id, to);
    }
    expect((await move(id, { to: 'end' })).status).toBe(200);
    expect((await people.ended(id)).runtimeStatus).toBe('completed');
  });

  it('says which branches would be given up, and gives them up when told to', async () => {
    const id = await people.begin(BLOCK);
    await people.openTask(id, 'left');
    await people.openTask(id, 'right');
    const refused = await move(id, { to: 'after' });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.in-parallel']);
    expect((refused.body.errors as Fields[]).map((error) => error.message)).toEqual([
      expect.stringContaining('left'),
      expect.stringContaining('right'),
    ]);
    expect((await move(id, { to: 'after', abandonBranches: true })).status).toBe(200);
    await people.standsAt(id, 'after');
    await people.answer(id, 'after');
    expect((await people.ended(id)).runtimeStatus).toBe('completed');
  });

  it('moves one of several tokens, and leaves the others where they are', async () => {
    const id = await people.begin(BLOCK);
    await people.openTask(id, 'left');
    await people.openTask(id, 'right');
    const where = async () =>
      ((await people.call(executions.getPosition, { id })).body.nodes as Fields[]).map(({ nodeId, waits }) => [
        nodeId,
        waits,
      ]);
    expect(await where()).toEqual([
      ['left', false],
      ['right', false],
    ]);
    const unsound = await move(id, { from: 'left', to: 'after' });
    expect([unsound.status, unsound.body.code]).toEqual([409, 'execution.no-entry']);
    // Repeats the one, whose branch then is skipped; the other stays, and the join waits for it.
    expect((await move(id, { from: 'left', to: 'left', data: { by: 'mara' } })).status).toBe(200);
    await people.standsAt(id, 'left', 'right');
    expect((await move(id, { from: 'left', to: 'join' })).status).toBe(200);
    await people.standsAt(id, 'right');
    expect(await where()).toEqual([
      ['join', true],
      ['right', false],
    ]);
    await people.answer(id, 'right');
    await people.answer(id, 'after');
    const done = await people.ended(id);
    expect([done.runtimeStatus, done.output]).toEqual(['completed', { by: 'mara' }]);
    const visits = (done.nodes as Fields[]).filter((node) => node.nodeId === 'after');
    expect(visits).toHaveLength(1);
    expect((done.nodes as Fields[]).map((node) => node.nodeId).filter((one) => String(one).includes('entry'))).toEqual(
      [],
    );
  });

  it('cancels the subprocess of the step it leaves, and will not move a subprocess itself', async () => {
    const id = await people.begin(PARENT);
    const tree = () => people.call(executions.getExecutionTree, { id });
    const children = (answer: { body: Fields }) => (answer.body.root as Fields).children as Fields[];
    const child = String(children(await platform.until(tree, (answer) => children(answer).length > 0))[0]!.id);
    await people.openTask(child, 'draft');
    const refused = await move(child, { to: 'check' });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.is-subprocess']);
    expect((await move(id, { to: 'later' })).status).toBe(200);
    await people.standsAt(id, 'later');
    expect((await people.read(child)).runtimeStatus).toBe('cancelled');
    await platform.until(
      () => people.tasksOf(child, 'pending'),
      (items) => items.length === 0,
    );
  });

  it('takes a subprocess of the drawing, and timers beside a task, for one place', async () => {
    const id = await people.begin(WATCHED);
    await people.openTask(id, 'ask');
    const { body } = await people.call(executions.getPosition, { id });
    expect((body.nodes as Fields[]).map((node) => node.nodeId)).toEqual(['ask']);
    const first = await people.openTask(id, 'ask');
    for (const to of ['inner', 'ask']) {
      expect((await move(id, { to })).status).toBe(200);
      await people.standsAt(id, 'inner', 'ask');
      expect(await people.openTask(id, 'ask')).not.toBe(first);
    }
    expect((await move(id, { to: 'after' })).status).toBe(200);
    await people.openTask(id, 'after');
    const there = (await people.call(executions.getPosition, { id })).body;
    expect((there.nodes as Fields[]).map((node) => node.nodeId)).toEqual(['after']);
    await people.answer(id, 'after');
    expect((await people.ended(id)).runtimeStatus).toBe('completed');
  });

  it('holds a paused execution at the node it was moved to', async () => {
    const id = await people.begin(LINE, { amount: 1 });
    await people.openTask(id, 'draft');
    expect((await people.call(executions.pauseExecution, { id }, {})).status).toBe(200);
    expect((await move(id, { to: 'total' })).body.runtimeStatus).toBe('paused');
    await people.standsAt(id, 'total');
    expect((await people.call(executions.resumeExecution, { id }, {})).status).toBe(200);
    expect((await people.ended(id)).output).toMatchObject({ total: 2 });
  });

  it('refuses what cannot be, with reasons', async () => {
    const id = await people.begin(LINE, { amount: 1 });
    await people.openTask(id, 'draft');
    const codes = async (body: Fields, as = mara) => {
      const answer = await move(id, body, as);
      return [answer.status, answer.body.code, ((answer.body.errors as Fields[] | undefined) ?? [])[0]?.path];
    };
    expect(await codes({ to: 'nowhere' })).toEqual([409, 'execution.no-entry', '/to']);
    expect(await codes({ to: 'check', from: 'total' })).toEqual([409, 'execution.moved-on', '/from']);
    expect(await codes({ to: 'check', data: { amount: 'x' } })).toEqual([
      422,
      'execution.invalid-data',
      '/data/amount',
    ]);
    expect(await codes({ to: 'check', more: 1 })).toEqual([422, 'request.invalid', expect.anything()]);
    expect((await codes({ to: 'check' }, erik))[0]).toBe(403);
    const start = (body: Fields, as = dana) => platform.executions(executions.startExecution, { as, body });
    const skipping = { processId: LINE, startAt: { nodeId: 'total' } };
    expect((await start(skipping, erik)).body.code).toBe('execution.start-at-forbidden');
    expect((await start({ ...skipping, startAt: { nodeId: 'x' } })).body.code).toBe('execution.no-entry');
    expect((await start({ ...skipping, input: { amount: 1 } })).status).toBe(422);
    expect((await people.call(executions.cancelExecution, { id }, {})).status).toBe(200);
    expect((await move(id, { to: 'check' })).body.code).toBe('execution.ended');
  });

  it('registers what a publish that crashed right after its commit has left out', async () => {
    await platform.publish(HARMED, line, { registered: false });
    const begun = () =>
      platform.executions(executions.startExecution, { as: dana, body: { processId: HARMED, input: { amount: 1 } } });
    expect((await begun()).status).toBe(404);
    await platform.receive('process.published', {
      processId: HARMED,
      name: 'Line',
      version: '1.0.0',
      stateMachineVersionArn: 'm',
    });
    await platform.receive('process.activated', { processId: HARMED, name: 'Line', version: '1.0.0' });
    expect((await begun()).status).toBe(201);
  });
});
