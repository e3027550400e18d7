import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { ProcessSummarySchema } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { ApiProblem } from '#examples/player/api.ts';
import { publishExamples } from '#examples/player/definitions.ts';
import { signInAll } from '#examples/player/people.ts';
import { otherTenant } from './other-tenant.ts';
import { until } from './until.ts';

const url = inject('url');
const acme = await signInAll(url);
const ids = await publishExamples(acme.dana);

const statusOf = async (call: Promise<unknown>): Promise<number> =>
  call.then(
    () => 200,
    (error: unknown) => {
      if (error instanceof ApiProblem) return error.problem.status;
      throw error;
    },
  );

describe('another tenant', async () => {
  const rival = await otherTenant();
  const execution = await acme.emil.post('/executions', ExecutionSummarySchema, {
    processId: ids['customer-complaint'],
    input: { customer: 'X', email: 'x@customer.example', complaint: 'Secret matter', caseNumber: `CASE-${Date.now()}` },
  });
  const taskId = await until('the task', async () => {
    const { items } = await acme.ada.get(`/tasks?executionId=${execution.id}`, pageOf(HumanTaskSchema));
    return items[0]?.id;
  });

  it.each([
    ['GET', `/processes/${ids['purchase-approval']}`],
    ['GET', `/processes/${ids['purchase-approval']}/versions`],
    ['GET', `/processes/${ids['purchase-approval']}/versions/1.0.0/asl`],
    ['POST', `/processes/${ids['purchase-approval']}/archive`],
    ['GET', `/processes/${ids['purchase-approval']}/links`],
    ['GET', `/processes/${ids['purchase-approval']}/impact`],
    ['GET', `/processes/${ids['purchase-approval']}/where-used`],
    ['GET', `/processes/${ids['purchase-approval']}/trigger-links`],
    ['GET', `/executions/${execution.id}`],
    ['GET', `/executions/${execution.id}/history`],
    ['GET', `/executions/${execution.id}/tree`],
    ['PUT', `/executions/${execution.id}/pause`],
    ['PUT', `/executions/${execution.id}/cancel`],
    ['GET', `/tasks/${taskId}`],
    ['GET', `/tasks/${taskId}/comments`],
  ])('does not find %s %s', async (method, path) => {
    expect(await statusOf(rival.call(method, path, z.unknown(), method === 'PUT' ? { body: {} } : {}))).toBe(404);
  });

  it('cannot do or take a task, nor start a process', async () => {
    expect(await statusOf(rival.put(`/tasks/${taskId}/respond`, z.unknown(), { result: {} }))).toBe(404);
    expect(await statusOf(rival.put(`/tasks/${taskId}/assign`, z.unknown(), { assignee: 'me' }))).toBe(404);
    expect(
      await statusOf(rival.post('/executions', z.unknown(), { processId: ids['purchase-approval'], input: {} })),
    ).toBe(404);
  });

  it('sees only its own in lists', async () => {
    for (const [path, schema] of [
      ['/processes', pageOf(ProcessSummarySchema)],
      ['/executions', pageOf(ExecutionSummarySchema)],
      ['/tasks', pageOf(HumanTaskSchema)],
      [`/events?correlationId=${execution.correlationId}`, pageOf(z.unknown())],
    ] as const) {
      expect((await rival.get(path, schema)).items, path).toEqual([]);
    }
  });

  it('gets nowhere with a cursor of somebody else', async () => {
    const input = { title: 'Pens', reason: 'Second page', items: [{ name: 'Pen', quantity: 1, price: 1 }] };
    await acme.emil.post('/executions', ExecutionSummarySchema, { processId: ids['purchase-approval'], input });
    const page = await acme.ada.get('/executions?limit=1', pageOf(ExecutionSummarySchema));
    if (page.nextCursor === undefined) throw new Error('There must be a second page.');
    const theirs = await rival.get(
      `/executions?limit=5&cursor=${encodeURIComponent(page.nextCursor)}`,
      pageOf(ExecutionSummarySchema),
    );
    expect(theirs.items).toEqual([]);
  });

  it('was not in the way: the run goes on', async () => {
    expect((await acme.emil.get(`/executions/${execution.id}`, ExecutionSummarySchema)).runtimeStatus).toBe(
      'in_progress',
    );
    await acme.ada.put(`/executions/${execution.id}/cancel`, ExecutionSummarySchema, {});
  });
});
