import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import * as tasks from '../../shared/contracts/tasks.ts';
import { aProcess, end, event, human, start, subprocess, way } from '../../state-machines/compiler/testing/builders.ts';
import { dana, erik, mara, Platform } from './platform.ts';

type Fields = Record<string, unknown>;
const REVIEW = 'proc_01J00000000000000000000001';
const CASE = 'proc_01J00000000000000000000002';
const PLAIN_CASE = 'proc_01J00000000000000000000003';
const DEPARTMENT = 'proc_01J00000000000000000000004';

const name = { name: 'trouble', schema: { type: 'string' as const }, input: true };
/** Says that there is trouble, and would then ask somebody. */
const review = aProcess(
  [
    start(),
    event('tell', { event: 'escalation', position: 'throw', name: 'trouble', inputs: { what: '{% trouble %}' } }),
    human('ask', { config: { candidateRole: 'employee' } }),
    end(),
  ],
  way('start', 'tell', 'ask', 'end'),
  { name: 'Review', data_definitions: [name] },
);
const caught = (interrupting: boolean, id: string) =>
  event(id, {
    event: 'escalation',
    position: 'boundary',
    attachedTo: 'call',
    name: 'trouble',
    interrupting,
    outputMapping: { [id]: '{% $output.what %}' },
  });
const call = (processId: string) => subprocess('call', { config: { processId, inputs: { trouble: '{% trouble %}' } } });
/** Goes on beside the case. */
const department = aProcess(
  [start(), call(PLAIN_CASE), caught(false, 'noticed'), end('noticedEnd'), end()],
  [...way('start', 'call', 'end'), ...way('noticed', 'noticedEnd')],
  { name: 'Department', data_definitions: [name] },
);
const aCase = (catching: boolean) =>
  aProcess(
    [start(), call(REVIEW), ...(catching ? [caught(true, 'stopped')] : []), end(), ...(catching ? [end('off')] : [])],
    [...way('start', 'call', 'end'), ...(catching ? way('stopped', 'off') : [])],
    { name: 'Case', data_definitions: [name] },
  );

describe('Escalations of called processes', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await Platform.open();
    await platform.publish(REVIEW, review);
    await platform.publish(CASE, aCase(true));
    await platform.publish(PLAIN_CASE, aCase(false));
    await platform.publish(DEPARTMENT, department);
  });
  afterAll(() => platform.close());

  const begin = async (processId: string) => {
    const input = { trouble: 'the invoice' };
    const answer = await platform.executions(executions.startExecution, { as: dana, body: { processId, input } });
    expect(answer.status).toBe(201);
    return String(answer.body.id);
  };
  const read = async (id: string) =>
    (await platform.executions(executions.getExecution, { as: dana, params: { id } })).body;
  const ended = (id: string) =>
    platform.until(
      () => read(id),
      (one) => ['completed', 'failed', 'cancelled'].includes(String(one.runtimeStatus)),
    );
  const openTask = async () => {
    const list = () => platform.tasks(tasks.listTasks, { as: mara, query: { status: 'pending', limit: '50' } });
    const { body } = await platform.until(list, ({ body }) => (body.items as Fields[]).length === 1);
    return String((body.items as Fields[])[0]!.id);
  };
  const listed = async () =>
    (await platform.executions(executions.listExecutions, { as: dana, query: { limit: '100' } })).body
      .items as Fields[];

  it('end the call that an event interrupts, and the called process is cancelled', async () => {
    const id = await begin(CASE);
    expect(await ended(id)).toMatchObject({ runtimeStatus: 'completed', output: { stopped: 'the invoice' } });
    const [child] = (await listed()).filter((one) => one.parentExecutionId === id);
    expect(await ended(String(child!.id))).toMatchObject({ runtimeStatus: 'cancelled' });
  });

  it('reach the process further up that catches them, and the person below goes on with the work', async () => {
    const id = await begin(DEPARTMENT);
    const task = await openTask();
    await platform.tasks(tasks.respondTask, { as: erik, params: { id: task }, body: { result: {} } });
    expect(await ended(id)).toMatchObject({ runtimeStatus: 'completed', output: { noticed: 'the invoice' } });
  });

  it('that nobody above catches let everything go on', async () => {
    const id = await begin(PLAIN_CASE);
    const task = await openTask();
    await platform.tasks(tasks.respondTask, { as: erik, params: { id: task }, body: { result: {} } });
    expect(await ended(id)).toMatchObject({ runtimeStatus: 'completed' });
  });
});
