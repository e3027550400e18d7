import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;

const ASKING = 'proc_01J00000000000000000000101';
const LOOPING = 'proc_01J00000000000000000000102';
const WORKING = 'proc_01J00000000000000000000103';

const multiInstance = { mode: 'parallel', collection: 'list', outputCollection: 'answers' };
const withElements = (each: ReturnType<typeof human>) =>
  aProcess(
    [
      start(),
      gateway('split', 'parallel'),
      each,
      human('left', { title: 'Left' }),
      gateway('join', 'parallel'),
      human('after', { title: 'After' }),
      end(),
    ],
    [...way('start', 'split', 'ask', 'join', 'after', 'end'), flow('split', 'left'), flow('left', 'join')],
    { name: 'Asking', data_definitions: [{ name: 'list', schema: {}, input: true, required: true }] },
  );
const inputs = { who: '{% $item %}', at: '{% $index %}' };

describe('Moving a run beside an activity that some elements are done of', () => {
  let platform: Platform;
  const call = (operation: unknown, id: string, body?: unknown) =>
    platform.executions(operation, { as: mara, params: { id }, ...(body === undefined ? {} : { body }) });
  const read = async (id: string): Promise<Fields> => (await call(executions.getExecution, id)).body;
  const move = (id: string, body: Fields) => call(executions.moveExecution, id, body);
  const pending = async (executionId: string): Promise<Fields[]> => {
    const query = { executionId, status: 'pending', limit: '100' };
    const { body } = await platform.tasks(tasks.listTasks, { as: mara, query });
    const whole = ({ id }: Fields) => platform.tasks(tasks.getTask, { as: mara, params: { id: String(id) } });
    return Promise.all((body.items as Fields[]).map(async (task) => (await whole(task)).body));
  };
  const inputOf = (task: Fields) => (task.context_data as { execution_variables: Fields }).execution_variables;
  const nameOf = (task: Fields) => String(inputOf(task).who ?? task.node_id);
  const opened = (id: string, ...names: string[]) =>
    platform.until(
      () => pending(id),
      (open) => JSON.stringify(open.map(nameOf).sort()) === JSON.stringify(names.toSorted()),
    );
  const answer = async (id: string, name: string, result: Fields) => {
    const open = await platform.until(
      () => pending(id),
      (items) => items.some((task) => nameOf(task) === name),
    );
    const params = { id: String(open.find((task) => nameOf(task) === name)!.id) };
    expect((await platform.tasks(tasks.respondTask, { as: erik, params, body: { result } })).status).toBe(200);
  };
  const begin = async (processId: string, list: string[]): Promise<string> => {
    const body = { processId, version: '1.0.0', input: { list } };
    return String((await platform.executions(executions.startExecution, { as: dana, body })).body.id);
  };
  const ended = (id: string) =>
    platform.until(
      () => read(id),
      (one) => one.status === 'COMPLETED',
    );
  const elements = (one: Fields) =>
    (one.nodes as Fields[])
      .filter(({ nodeId, index }) => nodeId === 'ask' && index !== undefined)
      .map(({ id, status }) => `${String(id)} ${String(status)}`);

  beforeAll(async () => {
    platform = await Platform.open();
    const asking = withElements(
      human('ask', { title: 'Ask', config: { multiInstance, inputs }, outputs: ['answers'] }),
    );
    await platform.publish(ASKING, asking);
    await platform.publish(ASKING, asking, { version: '2.0.0', active: false });
    const one = { ...multiInstance, mode: 'sequential', completionCondition: 'completed > 2' };
    await platform.publish(
      LOOPING,
      withElements(human('ask', { title: 'Ask', config: { multiInstance: one, inputs }, outputs: ['answers'] })),
    );
    const source = 'return { n: 1 }';
    await platform.publish(
      WORKING,
      withElements(script('ask', { title: 'Ask', config: { multiInstance, source }, outputs: ['answers'] })),
    );
  });
  afterAll(() => platform.close());

  it('keeps what is done, and opens the others anew, as often as it is moved', async () => {
    const id = await begin(ASKING, ['a', 'b', 'c', 'd']);
    await opened(id, 'a', 'b', 'c', 'd', 'left');
    await answer(id, 'b', { from: 'b' });
    await opened(id, 'a', 'c', 'd', 'left');
    expect((await move(id, { from: 'left', to: 'left' })).status).toBe(200);
    await opened(id, 'a', 'c', 'd', 'left');
    await answer(id, 'd', { from: 'd' });
    await opened(id, 'a', 'c', 'left');
    expect((await move(id, { from: 'left', to: 'join' })).status).toBe(200);
    const open = await opened(id, 'a', 'c');
    expect(open.map(inputOf).find(({ who }) => who === 'c')).toEqual({ who: 'c', at: 2 });
    await answer(id, 'c', { from: 'c' });
    await answer(id, 'a', { from: 'a' });
    await answer(id, 'after', {});
    const done = await ended(id);
    expect(done).toMatchObject({
      runtimeStatus: 'completed',
      output: { answers: [{ from: 'a' }, { from: 'b' }, { from: 'c' }, { from: 'd' }] },
    });
    expect(
      elements(done)
        .filter((one) => one.endsWith('completed'))
        .sort(),
    ).toEqual(['ask:1:1 completed', 'ask:2:3 completed', 'ask:3:0 completed', 'ask:3:2 completed']);
  });

  it('begins it anew where it is moved itself', async () => {
    const id = await begin(ASKING, ['a', 'b']);
    await opened(id, 'a', 'b', 'left');
    await answer(id, 'b', { from: 'b' });
    await opened(id, 'a', 'left');
    expect((await move(id, { from: 'ask', to: 'ask' })).status).toBe(200);
    await opened(id, 'a', 'b', 'left');
  });

  it('migrates it where nothing is done yet, and says why not where something is', async () => {
    const fresh = await begin(ASKING, ['x', 'y']);
    await opened(fresh, 'x', 'y', 'left');
    const begun = await begin(ASKING, ['v', 'w']);
    await answer(begun, 'v', {});
    await opened(begun, 'w', 'left');
    const params = { id: ASKING, version: '1.0.0' };
    const dryRun = { as: mara, params, body: { target: '2.0.0' } };
    const { body } = await platform.executions(executions.dryRunMigration, dryRun);
    const of = (id: string) => (body.items as Fields[]).find((one) => one.executionId === id);
    expect(of(fresh)).toMatchObject({ migratable: true, problems: [] });
    expect(of(begun)).toMatchObject({ migratable: false, problems: [{ code: 'instances-running' }] });
  });

  it('is refused where a condition says when enough are done, once one is', async () => {
    const id = await begin(LOOPING, ['a', 'b', 'c', 'd']);
    await opened(id, 'a', 'left');
    expect((await move(id, { from: 'left', to: 'left' })).status).toBe(200);
    await opened(id, 'a', 'left');
    await answer(id, 'a', {});
    await opened(id, 'b', 'left');
    const refused = await move(id, { from: 'left', to: 'left' });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ code: 'instances-running' }] } });
  });

  it('waits for elements that are at work, when asked to', async () => {
    const working = Promise.withResolvers<void>();
    platform.atWork.set('ask', working.promise);
    const id = await begin(WORKING, ['a', 'b']);
    await opened(id, 'left');
    await platform.until(
      () => read(id),
      (one) => elements(one).length === 2,
    );
    const refused = await move(id, { from: 'left', to: 'left' });
    expect(refused).toMatchObject({ status: 409, body: { errors: [{ code: 'work-running' }] } });
    expect((await move(id, { from: 'left', to: 'left', whenDone: true })).body.awaitsMoveTo).toBe('left');
    working.resolve();
    await platform.until(
      async () => {
        await platform.command('executions', { operation: 'executions.recover' });
        return read(id);
      },
      (one) => one.awaitsMoveTo === undefined,
    );
    await answer(id, 'left', {});
    await answer(id, 'after', {});
    expect((await ended(id)).output).toMatchObject({ answers: [{ n: 1 }, { n: 1 }] });
  });
});
