import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as executions from '../../shared/contracts/executions/index.ts';
import { LINE, line } from './moved-processes.ts';
import { type Fields, People } from './people.ts';
import { erik, mara, Platform } from './platform.ts';

describe('Running a part of a process', () => {
  let platform: Platform;
  let people: People;
  beforeAll(async () => {
    platform = await Platform.open();
    people = new People(platform);
    await platform.publish(LINE, line);
  });
  afterAll(() => platform.close());

  const move = (id: string, body: Fields, as = mara) => people.call(executions.moveExecution, { id }, body, as);

  it('runs a part of an execution once more, with the data as they were there', async () => {
    const id = await people.begin(LINE, { amount: 4 });
    await people.openTask(id, 'draft');
    expect((await move(id, { to: 'total', data: { amount: 5 } })).status).toBe(200);
    await people.ended(id);
    const replay = (body: Fields, as = mara) => people.call(executions.replayExecution, { id }, body, as);
    const again = await replay({ nodeId: 'total' });
    expect([again.status, again.body.replayOf, again.body.version]).toEqual([201, id, '1.0.0']);
    expect((await people.ended(String(again.body.id))).output).toMatchObject({ amount: 5, total: 10 });
    const other = await replay({ nodeId: 'total', data: { amount: 6 }, name: 'Other' });
    expect((await people.ended(String(other.body.id))).output).toMatchObject({ total: 12 });
    const drafted = await replay({ nodeId: 'draft' });
    await people.standsAt(String(drafted.body.id), 'draft');
    expect((await people.read(String(drafted.body.id))).input).toMatchObject({ amount: 4 });
    expect((await people.read(id)).runtimeStatus).toBe('completed');
    const never = await replay({ nodeId: 'check' });
    expect([never.status, never.body.code]).toEqual([409, 'execution.no-restore-point']);
    expect((await replay({ nodeId: 'total' }, erik)).status).toBe(403);
  });

  it('starts at a node with given data', async () => {
    const id = await people.begin(LINE, {}, { startAt: { nodeId: 'total', data: { amount: 21 } } });
    const done = await people.ended(id);
    expect(done.output).toMatchObject({ amount: 21, total: 42 });
    expect((done.nodes as Fields[]).map((node) => node.nodeId)).not.toContain('draft');
  });
});
