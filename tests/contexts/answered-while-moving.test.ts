import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import {
  aProcess,
  end,
  flow,
  gateway,
  human,
  script,
  start,
  way,
} from '../../state-machines/compiler/testing/builders.ts';
import { type Fields, People } from './people.ts';
import { mara, Platform } from './platform.ts';

const LINE = 'proc_01J00000000000000000000031';
const BLOCK = 'proc_01J00000000000000000000032';
const SPREAD = 'proc_01J00000000000000000000033';
const SHUT = 'proc_01J00000000000000000000034';

const line = (second: string, data_definitions = [{ name: 'd', schema: {} }]) =>
  aProcess(
    [
      start(),
      human('draft', { title: 'Draft', outputs: ['d'] }),
      human(second, { title: 'Second', outputs: ['c'] }),
      script('twice', { title: 'Twice', config: { source: 'return { twice: data.d * 2 }' }, outputs: ['twice'] }),
      end(),
    ],
    way('start', 'draft', second, 'twice', 'end'),
    { name: 'Line', data_definitions },
  );
const block = aProcess(
  [
    start(),
    gateway('split', 'parallel'),
    human('left', { title: 'Left', outputs: ['l'] }),
    human('right', { title: 'Right', outputs: ['r'] }),
    human('sign', { title: 'Sign', outputs: ['s'] }),
    gateway('join', 'parallel'),
    end(),
  ],
  [...way('start', 'split', 'left', 'join', 'end'), ...way('split', 'right', 'sign', 'join')],
  { name: 'Block' },
);
/** What follows on the first task is several tokens, none of which alone is the one that was there. */
const spread = aProcess(
  [
    start(),
    human('ask', { title: 'Ask' }),
    gateway('split', 'parallel'),
    human('left', { title: 'Left' }),
    human('right', { title: 'Right' }),
    gateway('join', 'parallel'),
    human('after', { title: 'After' }),
    end(),
  ],
  [...way('start', 'ask', 'split', 'left', 'join', 'after', 'end'), flow('split', 'right'), flow('right', 'join')],
  { name: 'Spread' },
);

describe('What happens between deciding a move and stopping the run', () => {
  let platform: Platform;
  let people: People;
  const begin = (processId: string, version = '1.0.0') => people.begin(processId, {}, { input: {}, version });
  const pending = async (executionId: string): Promise<Fields[]> => {
    const query = { executionId, status: 'pending' };
    return (await platform.tasks(tasks.listTasks, { as: mara, query })).body.items as Fields[];
  };
  /** The run has come to where these tasks are open, or to its end. */
  const opened = (id: string, ...nodeIds: string[]) =>
    platform.until(
      () => pending(id),
      (items) => JSON.stringify(items.map((task) => task.node_id).sort()) === JSON.stringify(nodeIds.sort()),
    );
  const visits = (one: Fields) =>
    (one.nodes as Fields[]).map((node) => [node.nodeId, node.status]).filter(([id]) => id !== 'start' && id !== 'end');
  const migrate = async (body: Fields) => {
    const begun = await people.call(executions.startMigration, { id: LINE, version: '1.0.0' }, body);
    const { body: done } = await platform.until(
      () => people.call(executions.getMigration, { id: LINE, migrationId: String(begun.body.id) }),
      (found) => found.body.status === 'completed',
    );
    return done;
  };

  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(LINE, line('check'));
    await platform.publish(LINE, line('review'), { version: '2.0.0' });
    await platform.publish(BLOCK, block);
    await platform.publish(SPREAD, spread);
    await platform.publish(
      SHUT,
      aProcess([start(), human('only', { outputs: ['o'] }), end()], way('start', 'only', 'end')),
    );
  });
  afterAll(() => platform.close());
  afterEach(() => {
    expect(platform.beforeStop).toBeUndefined();
  });

  it('keeps what another branch was answered, and asks for what follows on it', async () => {
    const id = await begin(BLOCK);
    const right = await people.openTask(id, 'right');
    const left = await people.openTask(id, 'left');
    platform.beforeStop = async () => {
      await people.respond(right, { r: 1 });
      await opened(id, 'left', 'sign');
    };
    expect((await people.call(executions.moveExecution, { id }, { from: 'left', to: 'left' })).status).toBe(200);
    await platform.until(
      () => pending(id),
      (items) => items.length === 2 && items.every((task) => task.id !== left),
    );
    await opened(id, 'left', 'sign');
    await people.answer(id, 'left', { l: 2 });
    await people.answer(id, 'sign', { s: 3 });
    const done = await people.completed(id);
    expect(done.output).toEqual({ l: 2, r: 1, s: 3 });
    expect(visits(done).filter(([node]) => node === 'right')).toEqual([['right', 'completed']]);
  });

  it('moves the token that was answered itself from where it is, with the answer', async () => {
    const id = await begin(LINE);
    const draft = await people.openTask(id, 'draft');
    platform.beforeStop = async () => {
      await people.respond(draft, { d: 4 });
      await opened(id, 'check');
    };
    expect((await people.call(executions.moveExecution, { id }, { from: 'draft', to: 'twice' })).status).toBe(200);
    const done = await people.completed(id);
    expect(done.output).toMatchObject({ d: 4, twice: 8 });
    expect(visits(done)).toEqual([
      ['draft', 'completed'],
      ['check', 'cancelled'],
      ['twice', 'completed'],
    ]);
  });

  it('goes back to the last moment at which the token that is moved can be told', async () => {
    const id = await begin(SPREAD);
    const ask = await people.openTask(id, 'ask');
    platform.beforeStop = async () => {
      await people.respond(ask, {});
      await opened(id, 'left', 'right');
    };
    expect((await people.call(executions.moveExecution, { id }, { to: 'after' })).status).toBe(200);
    await opened(id, 'after');
    await people.answer(id, 'after', {});
    expect((await people.completed(id)).runtimeStatus).toBe('completed');
  });

  it('leaves a run that has ended by itself as it ended', async () => {
    const id = await begin(SHUT);
    const only = await people.openTask(id, 'only');
    platform.beforeStop = async () => {
      await people.respond(only, { o: 1 });
      await platform.until(
        () => platform.statusOf(SHUT, id),
        (status) => status === 'SUCCEEDED',
      );
    };
    const refused = await people.call(executions.moveExecution, { id }, { to: 'only' });
    expect([refused.status, refused.body.code]).toEqual([409, 'execution.ended']);
    const done = await people.completed(id);
    expect([done.runtimeStatus, done.output]).toEqual(['completed', { o: 1 }]);
    expect(visits(done)).toEqual([['only', 'completed']]);
    const types = platform.events.filter(({ data }) => (data as Fields).executionId === id).map(({ type }) => type);
    expect(types).not.toContain('execution.moved');
    expect(types.filter((type) => type === 'execution.completed')).toHaveLength(1);
  });

  it('migrates from where the run stood when it had stopped', async () => {
    const id = await begin(LINE);
    const draft = await people.openTask(id, 'draft');
    platform.beforeStop = async () => {
      await people.respond(draft, { d: 5 });
      await opened(id, 'check');
    };
    expect(await migrate({ target: '2.0.0', mapping: { check: 'review' } })).toMatchObject({ migrated: 1, refused: 0 });
    await opened(id, 'review');
    await people.answer(id, 'review', { c: 1 });
    expect(await people.completed(id)).toMatchObject({ version: '2.0.0', output: { d: 5, c: 1, twice: 10 } });
  });

  it('leaves a run in its version that has gone on to where it cannot be migrated, and says why', async () => {
    const id = await begin(LINE);
    const draft = await people.openTask(id, 'draft');
    platform.beforeStop = async () => {
      await people.respond(draft, { d: 6 });
      await opened(id, 'check');
    };
    expect(await migrate({ target: '2.0.0' })).toMatchObject({
      migrated: 0,
      refused: 1,
      refusals: [{ executionId: id, problems: [{ code: 'no-such-node' }] }],
    });
    await opened(id, 'check');
    expect(await people.read(id)).toMatchObject({ version: '1.0.0', runtimeStatus: 'in_progress' });
    await people.answer(id, 'check', { c: 2 });
    const done = await people.completed(id);
    expect(done).toMatchObject({ version: '1.0.0', output: { d: 6, c: 2, twice: 12 } });
    expect(visits(done)).toEqual([
      ['draft', 'completed'],
      ['check', 'cancelled'],
      ['check', 'completed'],
      ['twice', 'completed'],
    ]);
    const history = await people.call(executions.getExecutionHistory, { id });
    const events = (history.body.items as Fields[]).filter(({ type }) => /migrated|moved/.test(String(type)));
    expect(events).toMatchObject([{ type: 'execution.moved', detail: { from: ['check'], to: 'check' } }]);
  });
});
