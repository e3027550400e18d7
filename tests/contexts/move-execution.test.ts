import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const LINE = 'proc_01J00000000000000000000011';
const BLOCK = 'proc_01J00000000000000000000012';
const PARENT = 'proc_01J00000000000000000000013';
const HARMED = 'proc_01J00000000000000000000014';

const WATCHED = 'proc_01J00000000000000000000015';

const data_definitions = [
  { name: 'amount', schema: { type: 'number' }, input: true, required: true },
  { name: 'currency', schema: { type: 'string' }, default: 'EUR' },
];
const line = aProcess(
  [
    start(),
    human('draft', { title: 'Draft' }),
    human('check', { title: 'Check' }),
    script('total', { title: 'Total', config: { source: 'return { total: data.amount * 2 }' }, outputs: ['total'] }),
    end(),
  ],
  way('start', 'draft', 'check', 'total', 'end'),
  { name: 'Line', data_definitions },
);
const block = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('left', { title: 'Left' }),
    human('right', { title: 'Right' }),
    gateway('join', 'parallel'),
    human('after', { title: 'After' }),
    end(),
  ],
  [...way('start', 'split', 'left', 'join', 'after', 'end'), flow('split', 'right'), flow('right', 'join')],
  { name: 'Block' },
);
const parent = aProcess(
  [
    start(),
    subprocess('line', { title: 'Line', config: { processId: LINE, inputs: { amount: '{% 3 %}' } } }),
    human('later', { title: 'Later' }),
    end(),
  ],
  way('start', 'line', 'later', 'end'),
  { name: 'Parent' },
);

/** A task with a reminder that does not interrupt it, in a subprocess of the drawing. */
const watched = aProcess(
  [
    start(),
    subprocess('inner', { title: 'Inner', config: { kind: 'embedded' } }),
    start('innerStart', { scope_id: 'inner' }),
    human('ask', { title: 'Ask', scope_id: 'inner' }),
    event(
      'remind',
      { event: 'timer', position: 'boundary', attachedTo: 'ask', interrupting: false, timer: { duration: 'PT1H' } },
      { scope_id: 'inner' },
    ),
    end('reminded', { scope_id: 'inner' }),
    end('innerEnd', { scope_id: 'inner' }),
    human('after', { title: 'After' }),
    event('note', {
      event: 'timer',
      position: 'boundary',
      attachedTo: 'after',
      interrupting: false,
      timer: { duration: 'PT1H' },
    }),
    end('noted'),
    end(),
  ],
  [
    flow('note', 'noted'),
    ...way('start', 'inner', 'after', 'end'),
    ...way('innerStart', 'ask', 'innerEnd'),
    flow('remind', 'reminded'),
  ],
  { name: 'Watched' },
);

describe('Moving a run', () => {
  let platform: Platform;
  const call = (operation: unknown, id: string, body?: unknown, as = mara) =>
    platform.executions(operation, { as, params: { id }, ...(body === undefined ? {} : { body }) });
  const read = async (id: string): Promise<Fields> => (await call(executions.getExecution, id)).body;
  const move = (id: string, body: Fields, as = mara) => call(executions.moveExecution, id, body, as);
  const begin = async (body: Fields): Promise<string> => {
    const answer = await platform.executions(executions.startExecution, { as: dana, body });
    expect(answer.body).toMatchObject({ id: expect.any(String) as string });
    return String(answer.body.id);
  };
  const current = (one: Fields) => (one.currentNodes as Fields[]).map((node) => String(node.nodeId));
  const standsAt = (id: string, ...nodes: string[]) =>
    platform.until(
      () => read(id),
      (one) => JSON.stringify(current(one).toSorted()) === JSON.stringify(nodes.toSorted()),
    );
  const tasksOf = async (executionId: string, status: string): Promise<Fields[]> => {
    const { body } = await platform.tasks(tasks.listTasks, { as: mara, query: { executionId, status } });
    return body.items as Fields[];
  };
  const openTask = async (executionId: string, nodeId: string): Promise<string> => {
    const found = await platform.until(
      () => tasksOf(executionId, 'pending'),
      (items) => items.some((task) => task.node_id === nodeId),
    );
    return String(found.find((task) => task.node_id === nodeId)!.id);
  };
  const respond = async (id: string) =>
    expect((await platform.tasks(tasks.respondTask, { as: erik, params: { id }, body: { result: {} } })).status).toBe(
      200,
    );
  const ended = (id: string) =>
    platform.until(
      () => read(id),
      (one) => one.status === 'COMPLETED',
    );
  const history = async (id: string): Promise<Fields[]> =>
    (await platform.executions(executions.getExecutionHistory, { as: mara, params: { id }, query: { limit: '100' } }))
      .body.items as Fields[];

  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(LINE, line);
    await platform.publish(BLOCK, block);
    await platform.publish(PARENT, parent);
    await platform.publish(WATCHED, watched);
  });
  afterAll(() => platform.close());

  it('skips a node with given data, as the same execution, and keeps what was', async () => {
    const id = await begin({ processId: LINE, input: { amount: 4 } });
    const left = await openTask(id, 'draft');
    const moved = await move(id, { to: 'check', data: { amount: 7 }, reason: 'Drafted on paper' });
    expect([moved.status, moved.body.id, moved.body.runtimeStatus]).toEqual([200, id, 'in_progress']);
    await standsAt(id, 'check');
    await platform.until(
      () => tasksOf(id, 'cancelled'),
      (items) => items.some((task) => task.id === left),
    );
    await respond(await openTask(id, 'check'));
    const done = await ended(id);
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
    const id = await begin({ processId: LINE, input: { amount: 4 } });
    const first = await openTask(id, 'draft');
    expect((await move(id, { from: 'draft', to: 'draft' })).status).toBe(200);
    const again = await platform.until(
      () => tasksOf(id, 'pending'),
      (items) => items.length === 1 && items[0]!.id !== first,
    );
    await respond(String(again[0]!.id));
    await respond(await openTask(id, 'check'));
    const done = await ended(id);
    expect(done.output).toMatchObject({ total: 8 });
    const drafts = (done.nodes as Fields[]).filter((node) => node.nodeId === 'draft');
    expect(drafts.map((node) => [node.id, node.visit, node.status])).toEqual([
      ['draft:1', 1, 'cancelled'],
      ['draft:2', 2, 'completed'],
    ]);
  });

  it('goes back as often as one likes', async () => {
    const id = await begin({ processId: LINE, input: { amount: 1 } });
    for (const to of ['check', 'draft', 'check', 'draft']) {
      expect((await move(id, { to })).status).toBe(200);
      await standsAt(id, to);
    }
    expect((await move(id, { to: 'end' })).status).toBe(200);
    expect((await ended(id)).runtimeStatus).toBe('completed');
  });

  it('says which branches would be given up, and gives them up when told to', async () => {
    const id = await begin({ processId: BLOCK });
    await openTask(id, 'left');
    await openTask(id, 'right');
    const refused = await move(id, { to: 'after' });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.in-parallel']);
    expect((refused.body.errors as Fields[]).map((error) => error.message)).toEqual([
      expect.stringContaining('left'),
      expect.stringContaining('right'),
    ]);
    expect((await move(id, { to: 'after', abandonBranches: true })).status).toBe(200);
    await standsAt(id, 'after');
    await respond(await openTask(id, 'after'));
    expect((await ended(id)).runtimeStatus).toBe('completed');
  });

  it('moves one of several tokens, and leaves the others where they are', async () => {
    const id = await begin({ processId: BLOCK });
    await openTask(id, 'left');
    await openTask(id, 'right');
    const where = async () =>
      ((await call(executions.getPosition, id)).body.nodes as Fields[]).map(({ nodeId, waits }) => [nodeId, waits]);
    expect(await where()).toEqual([
      ['left', false],
      ['right', false],
    ]);
    const unsound = await move(id, { from: 'left', to: 'after' });
    expect([unsound.status, unsound.body.code]).toEqual([409, 'execution.no-entry']);
    // Repeats the one, whose branch then is skipped; the other stays, and the join waits for it.
    expect((await move(id, { from: 'left', to: 'left', data: { by: 'mara' } })).status).toBe(200);
    await standsAt(id, 'left', 'right');
    expect((await move(id, { from: 'left', to: 'join' })).status).toBe(200);
    await standsAt(id, 'right');
    expect(await where()).toEqual([
      ['join', true],
      ['right', false],
    ]);
    await respond(await openTask(id, 'right'));
    await respond(await openTask(id, 'after'));
    const done = await ended(id);
    expect([done.runtimeStatus, done.output]).toEqual(['completed', { by: 'mara' }]);
    const visits = (done.nodes as Fields[]).filter((node) => node.nodeId === 'after');
    expect(visits).toHaveLength(1);
    expect((done.nodes as Fields[]).map((node) => node.nodeId).filter((one) => String(one).includes('entry'))).toEqual(
      [],
    );
  });

  it('cancels the subprocess of the step it leaves, and will not move a subprocess itself', async () => {
    const id = await begin({ processId: PARENT });
    const tree = () => call(executions.getExecutionTree, id);
    const children = (answer: { body: Fields }) => (answer.body.root as Fields).children as Fields[];
    const child = String(children(await platform.until(tree, (answer) => children(answer).length > 0))[0]!.id);
    await openTask(child, 'draft');
    const refused = await move(child, { to: 'check' });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.is-subprocess']);
    expect((await move(id, { to: 'later' })).status).toBe(200);
    await standsAt(id, 'later');
    expect((await read(child)).runtimeStatus).toBe('cancelled');
    await platform.until(
      () => tasksOf(child, 'pending'),
      (items) => items.length === 0,
    );
  });

  it('takes a subprocess of the drawing, and timers beside a task, for one place', async () => {
    const id = await begin({ processId: WATCHED });
    await openTask(id, 'ask');
    const { body } = await call(executions.getPosition, id);
    expect((body.nodes as Fields[]).map((node) => node.nodeId)).toEqual(['ask']);
    const first = await openTask(id, 'ask');
    for (const to of ['inner', 'ask']) {
      expect((await move(id, { to })).status).toBe(200);
      await standsAt(id, 'inner', 'ask');
      expect(await openTask(id, 'ask')).not.toBe(first);
    }
    expect((await move(id, { to: 'after' })).status).toBe(200);
    await openTask(id, 'after');
    const there = (await call(executions.getPosition, id)).body;
    expect((there.nodes as Fields[]).map((node) => node.nodeId)).toEqual(['after']);
    await respond(await openTask(id, 'after'));
    expect((await ended(id)).runtimeStatus).toBe('completed');
  });

  it('holds a paused execution at the node it was moved to', async () => {
    const id = await begin({ processId: LINE, input: { amount: 1 } });
    await openTask(id, 'draft');
    expect((await call(executions.pauseExecution, id, {})).status).toBe(200);
    expect((await move(id, { to: 'total' })).body.runtimeStatus).toBe('paused');
    await standsAt(id, 'total');
    expect((await call(executions.resumeExecution, id, {})).status).toBe(200);
    expect((await ended(id)).output).toMatchObject({ total: 2 });
  });

  it('runs a part of an execution once more, with the data as they were there', async () => {
    const id = await begin({ processId: LINE, input: { amount: 4 } });
    await openTask(id, 'draft');
    expect((await move(id, { to: 'total', data: { amount: 5 } })).status).toBe(200);
    await ended(id);
    const replay = (body: Fields, as = mara) => call(executions.replayExecution, id, body, as);
    const again = await replay({ nodeId: 'total' });
    expect([again.status, again.body.replayOf, again.body.version]).toEqual([201, id, '1.0.0']);
    expect((await ended(String(again.body.id))).output).toMatchObject({ amount: 5, total: 10 });
    const other = await replay({ nodeId: 'total', data: { amount: 6 }, name: 'Other' });
    expect((await ended(String(other.body.id))).output).toMatchObject({ total: 12 });
    const drafted = await replay({ nodeId: 'draft' });
    await standsAt(String(drafted.body.id), 'draft');
    expect((await read(String(drafted.body.id))).input).toMatchObject({ amount: 4 });
    expect((await read(id)).runtimeStatus).toBe('completed');
    const never = await replay({ nodeId: 'check' });
    expect([never.status, never.body.code]).toEqual([409, 'execution.no-restore-point']);
    expect((await replay({ nodeId: 'total' }, erik)).status).toBe(403);
  });

  it('starts at a node with given data', async () => {
    const id = await begin({ processId: LINE, startAt: { nodeId: 'total', data: { amount: 21 } } });
    const done = await ended(id);
    expect(done.output).toMatchObject({ amount: 21, total: 42 });
    expect((done.nodes as Fields[]).map((node) => node.nodeId)).not.toContain('draft');
  });

  it('refuses what cannot be, with reasons', async () => {
    const id = await begin({ processId: LINE, input: { amount: 1 } });
    await openTask(id, 'draft');
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
    expect((await call(executions.cancelExecution, id, {})).status).toBe(200);
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
