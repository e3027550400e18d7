import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { pageOf } from '#contracts/core/page.ts';
import { ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { SessionSchema } from '#contracts/identity.ts';
import { ProcessSummarySchema } from '#contracts/processes/index.ts';
import { HumanTaskSchema } from '#contracts/tasks.ts';
import { Api, ApiProblem } from '#examples/player/api.ts';
import { publishExamples } from '#examples/player/definitions.ts';
import { signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';

const url = inject('url');
const acme = await signInAll(url);
const ids = await publishExamples(acme.dana);

/** A second tenant, created as an operator of the platform does. */
async function otherTenant(): Promise<Api> {
  const { endpoint, credentials } = inject('operator');
  const slug = `rival-${Date.now().toString(36)}`;
  const admin = { email: `admin@${slug}.example`, name: 'Rival', password: 'another-long-password' };
  const lambda = new LambdaClient({ endpoint, region: 'us-east-1', credentials });
  const payload = { operation: 'tenant.create', name: 'Rival', slug, admin };
  const result = await lambda.send(
    new InvokeCommand({
      FunctionName: 'flowmaster-local-identity-tasks',
      Payload: Buffer.from(JSON.stringify(payload)),
    }),
  );
  if (result.FunctionError) throw new Error(Buffer.from(result.Payload ?? []).toString());
  const session = await new Api(url).post('/auth/login', SessionSchema, {
    email: admin.email,
    password: admin.password,
  });
  return new Api(url, session.accessToken);
}

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
