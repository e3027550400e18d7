import { afterAll, beforeAll, beforeEach } from 'vitest';
import * as operations from '#contracts/jobs/index.ts';
import { startDynamoDb, type TestDynamoDb } from '#testing/dynamodb.ts';
import { apiOf, type TestUser } from '#testing/http-event.ts';
import { type StepFunctionsDouble, startStepFunctionsDouble } from '#testing/step-functions.ts';

type Handler = (payload: unknown, context: unknown) => Promise<unknown>;
export type Fields = Record<string, unknown>;

export const ACME = 'a0000000-0000-4000-8000-000000000001';
export const GLOBEX = 'a0000000-0000-4000-8000-000000000002';
export const executionId = '01900000-0000-7000-8000-000000000001';
const processId = 'proc_01J00000000000000000000001';
export const run = { executionId, processId, version: '1.0.0', rootExecutionId: executionId };

export const user = (role: string, tenantId = ACME): TestUser => ({
  tenantId,
  userId: 'b0000000-0000-4000-8000-000000000001',
  roles: [role],
});
export const worker = user('worker');

/** The doors of the context over a database of their own. Every test has a job type of its own. */
export class Jobs {
  db!: TestDynamoDb;
  sfn!: StepFunctionsDouble;
  call!: ReturnType<typeof apiOf>;
  type = '';
  #tasks!: Handler;
  #events!: Handler;
  #entered = 0;

  constructor() {
    beforeAll(() => this.#open());
    afterAll(async () => {
      await this.sfn.close();
      await this.db.close();
    });
    beforeEach(() => {
      this.sfn.calls.length = 0;
      this.type = `charge-${++this.#entered}`;
    });
  }

  async #open(): Promise<void> {
    process.env.TABLE_NAME = 'integrations';
    process.env.CONTROL_TABLE_NAME = 'executions';
    this.db = await startDynamoDb();
    await this.db.createTable('integrations');
    await this.db.createTable('executions');
    this.sfn = await startStepFunctionsDouble();
    this.call = apiOf((await import('../../api.ts')).handler);
    this.#tasks = (await import('../../tasks.ts')).handler as Handler;
    this.#events = (await import('../../events.ts')).handler as Handler;
  }

  /** What a state machine sends when a run comes to a job. */
  activity(config: Fields = {}, more: Fields = {}) {
    return {
      operation: 'job.create',
      tenantId: ACME,
      processId,
      version: '1.0.0',
      nodeId: 'charge',
      executionId,
      rootId: executionId,
      enteredAt: new Date(Date.parse('2026-01-01T10:00:00.000Z') + ++this.#entered * 1000).toISOString(),
      taskToken: `token-${this.#entered}`,
      config: { title: 'Charge', connector: this.type, ...config },
      input: { amount: 5 },
      ...more,
    };
  }

  open(payload: Fields = this.activity()) {
    return this.#tasks(payload, { awsRequestId: 'r' });
  }

  async take(body: Fields = {}, as = worker): Promise<Fields[]> {
    const asked = { type: this.type, worker: 'w1', ...body };
    return (await this.call(operations.activateJobs, { as, body: asked })).body.items as Fields[];
  }

  async opened(config: Fields = {}): Promise<Fields> {
    await this.open(this.activity(config));
    return (await this.take())[0]!;
  }

  complete(job: Fields, body: Fields = {}, as = worker) {
    return this.call(operations.completeJob, {
      as,
      params: { id: String(job.id) },
      body: { lease: job.lease, ...body },
    });
  }

  fail(job: Fields, body: Fields = {}) {
    const given = { lease: job.lease, message: 'no', ...body };
    return this.call(operations.failJob, { as: worker, params: { id: String(job.id) }, body: given });
  }

  throwError(job: Fields, body: Fields) {
    const given = { lease: job.lease, ...body };
    return this.call(operations.throwJobError, { as: worker, params: { id: String(job.id) }, body: given });
  }

  async list(query: Record<string, string> = {}): Promise<Fields[]> {
    const asked = { as: user('manager'), query: { type: this.type, ...query } };
    return (await this.call(operations.listJobs, asked)).body.items as Fields[];
  }

  /** An event as the context's queue brings it. */
  tell(type: string, data: Fields) {
    const detail = {
      id: 'evt_01J00000000000000000000000',
      type,
      tenantId: ACME,
      actor: { type: 'service', id: 's' },
      correlationId: 'c',
      time: '2026-01-01T00:00:00.000Z',
      version: 1,
      data,
    };
    const body = JSON.stringify({ source: 'flowmaster.x', 'detail-type': type, detail });
    return this.#events({ Records: [{ messageId: 'm', body }] }, {});
  }

  tellOf(type: string, job: Fields, data: Fields = {}) {
    return this.tell(type, { jobId: job.id, jobType: this.type, executionId, processId, nodeId: 'charge', ...data });
  }
}
