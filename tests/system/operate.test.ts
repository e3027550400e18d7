import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import {
  ExecutionSchema,
  ExecutionSummarySchema,
  HistoryEventSchema,
  MigrationSchema,
} from '#contracts/executions/index.ts';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { ProcessSchema, publishProcess } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';

const { dana, emil, mara } = await signInAll(inject('url'));

const task = (node_id: string, title: string) => ({ node_id, type: 'human_internal' as const, title });
const definition = (second: { node_id: string; title: string }): ProcessDefinitionInput => ({
  name: `Operated ${Math.random().toString(36).slice(2)}`,
  nodes: [
    { node_id: 'start', type: 'start', title: 'Start' },
    task('draft', 'Draft'),
    task(second.node_id, second.title),
    {
      node_id: 'double',
      type: 'machine',
      title: 'Double it',
      action_type: 'script',
      config: { source: 'return { twice: inputs.n * 2 };', inputs: { n: '{% n %}' } },
      outputs: ['twice'],
    },
    { node_id: 'end', type: 'end', title: 'End' },
  ],
  flows: ['start', 'draft', second.node_id, 'double', 'end'].flatMap((to, at, all) =>
    at === 0 ? [] : [{ id: `f${at}`, from: all[at - 1]!, to }],
  ),
  data_definitions: [
    { name: 'n', schema: { type: 'number' }, input: true, required: true },
    { name: 'twice', schema: { type: 'number' } },
  ],
});

const read = (id: string) => dana.get(`/executions/${id}`, ExecutionSchema);
const standsAt = (id: string, nodeId: string) =>
  until(`${nodeId} of ${id}`, async () => {
    const execution = await read(id);
    return execution.currentNodes.some((node) => node.nodeId === nodeId) ? execution : undefined;
  });
const openTasks = async (executionId: string) =>
  (await mara.get(`/tasks?executionId=${executionId}&status=pending`, pageOf(HumanTaskSchema))).items;
const answer = async (executionId: string, nodeId: string) => {
  const open = await until(`task ${nodeId}`, async () =>
    (await openTasks(executionId)).find((one) => one.node_id === nodeId),
  );
  await emil.call('PUT', `/tasks/${open.id}/respond`, z.unknown(), { body: { result: {} } });
};
const finished = (id: string) =>
  until(`the end of ${id}`, async () => {
    const execution = await read(id);
    return execution.status === 'COMPLETED' ? execution : undefined;
  });

describe('Operating runs', () => {
  it('moves, repeats, skips and migrates them through the public door', { timeout: 120_000 }, async () => {
    const process = await dana.post('/processes', ProcessSchema, definition({ node_id: 'check', title: 'Check' }));
    const publish = () => dana.post(`/processes/${process.id}/publish`, publishProcess.result, {});
    const { version: first } = await publish();
    const start = async (body: object) =>
      (await dana.post('/executions', ExecutionSummarySchema, { processId: process.id, ...body })).id;

    const [moved, waiting, atCheck] = [
      await start({ input: { n: 1 } }),
      await start({ input: { n: 2 } }),
      await start({ input: { n: 3 } }),
    ];
    const late = await start({ startAt: { nodeId: 'double', data: { n: 50 } } });
    expect((await finished(late)).output).toMatchObject({ twice: 100 });

    await standsAt(moved, 'draft');
    await mara.post(`/executions/${moved}/move`, ExecutionSummarySchema, {
      to: 'check',
      data: { n: 21 },
      reason: 'Drafted on paper',
    });
    await standsAt(moved, 'check');
    await mara.post(`/executions/${moved}/move`, ExecutionSummarySchema, { to: 'check' });
    await until('one open task', async () => {
      const open = await openTasks(moved);
      return open.length === 1 && open[0]!.node_id === 'check' ? open : undefined;
    });
    await answer(moved, 'check');
    const done = await finished(moved);
    expect(done.output).toMatchObject({ n: 21, twice: 42 });
    expect(done.nodes.filter((node) => node.nodeId === 'check').map((node) => [node.visit, node.status])).toEqual([
      [1, 'cancelled'],
      [2, 'completed'],
    ]);

    await answer(atCheck, 'draft');
    await standsAt(atCheck, 'check');
    await standsAt(waiting, 'draft');
    const { etag } = await dana.call('GET', `/processes/${process.id}`, ProcessSchema);
    const changed = { ...definition({ node_id: 'review', title: 'Review' }), name: process.name };
    await dana.call('PUT', `/processes/${process.id}`, ProcessSchema, {
      body: changed,
      headers: { 'if-match': etag! },
    });
    const { version: second } = await publish();
    const base = `/processes/${process.id}/versions/${first.version}/migrations`;
    const wanted = { target: second.version, mapping: { check: 'review' } };
    const check = z.object({ items: z.array(z.object({ executionId: z.string(), migratable: z.boolean() })) });
    const before = await mara.post(`${base}/dry-run`, check, wanted);
    expect(before.items.map((item) => [item.executionId, item.migratable])).toEqual([
      [waiting, true],
      [atCheck, true],
    ]);
    const migration = await mara.post(base, MigrationSchema, { ...wanted, reason: 'New rules' });
    const end = await until('the end of the migration', async () => {
      const found = await mara.get(`/processes/${process.id}/migrations/${migration.id}`, MigrationSchema);
      return found.status === 'completed' ? found : undefined;
    });
    expect([end.migrated, end.refused]).toEqual([2, 0]);
    await answer(atCheck, 'review');
    expect(await finished(atCheck)).toMatchObject({ version: second.version, output: { n: 3, twice: 6 } });
    const history = await dana.get(`/executions/${atCheck}/history?limit=100`, pageOf(HistoryEventSchema));
    expect(history.items.find((event) => event.type === 'execution.migrated')?.detail).toMatchObject({
      from: ['check'],
      to: 'review',
      reason: 'New rules',
    });
  });
});
