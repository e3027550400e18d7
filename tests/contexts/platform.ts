import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStateMachineCommand, DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { startEmbedded } from '#local/testing/dynamodb.ts';
import { startsOn } from '../../functions/processes/versions/runnable.ts';
import {
  createStepFunctions,
  type StatusChangeEvent,
  type StepFunctions,
} from '../../local/services/stepfunctions/index.ts';
import { serve } from '../../local/services/stepfunctions/server.ts';
import type { EventEnvelope } from '../../shared/contracts/core/event.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import type { TestDynamoDb } from '../../shared/testing/dynamodb.ts';
import { apiOf, type TestUser } from '../../shared/testing/http-event.ts';
import { compileProcess } from '../../state-machines/compiler/index.ts';
import { ProcessesDouble } from './processes-double.ts';

export type Handler = (payload: unknown, context: unknown) => Promise<unknown>;
interface Doors {
  api: { handler: unknown };
  events: { handler: unknown };
  tasks: { handler: unknown };
}

const CONTEXTS = ['executions', 'tasks'] as const;
const DEADLINE_MS = 20_000;
export const tenantId = 'a0000000-0000-4000-8000-000000000001';

const person = (id: number, name: string, ...roles: string[]): TestUser => ({
  tenantId,
  userId: `b0000000-0000-4000-8000-00000000000${id}`,
  roles,
  name,
  email: `${name.toLowerCase()}@acme.example`,
});
export const dana = person(1, 'Dana', 'designer');
export const erik = person(2, 'Erik', 'employee');
export const mara = person(3, 'Mara', 'manager');
export const eva = person(4, 'Eva', 'employee');

const anEvent = {
  id: 'evt_01J00000000000000000000000',
  tenantId,
  actor: { type: 'service', id: 'identity' },
  correlationId: 'c',
  time: '2026-01-01T00:00:00.000Z',
  version: 1,
};

/** Executions and tasks with the embedded database and the local Step Functions engine; events are carried by `deliver`. */
export class Platform {
  readonly executions!: ReturnType<typeof apiOf>;
  readonly tasks!: ReturnType<typeof apiOf>;
  readonly events: EventEnvelope[] = [];
  /** What happens when a run is about to be stopped, once. */
  beforeStop: (() => Promise<unknown>) | undefined;
  /** What happens when a run is about to be started, once. */
  beforeStart: (() => Promise<unknown>) | undefined;
  /** What machine work waits for when it is done, before it is answered; by node. */
  readonly atWork = new Map<string, Promise<unknown>>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'flowmaster-contexts-'));
  readonly #doors = new Map<string, Doors>();
  readonly #seen = new Set<string>();
  readonly #statusChanges: StatusChangeEvent[] = [];
  #db!: TestDynamoDb;
  #engine!: StepFunctions;
  #server!: Awaited<ReturnType<typeof serve>>;
  #processes!: ProcessesDouble;

  static async open(): Promise<Platform> {
    const platform = new Platform();
    await platform.#open();
    return platform;
  }

  async #open(): Promise<void> {
    this.#db = await startEmbedded();
    this.#engine = await createStepFunctions({
      dataFile: join(this.#folder, 'engine.sqlite'),
      accountId: '000000000000',
      region: 'eu-central-1',
      integrations: {
        invokeLambda: (arn, payload) => this.#invoke(arn, payload),
        putEvents: () => Promise.reject(new Error('no events here')),
        call: (service, action) => Promise.reject(new Error(`no ${service}:${action} here`)),
      },
      onStatusChange: (event) => void this.#statusChanges.push(event),
    });
    this.#server = await serve({ ...this.#engine, handle: (...call) => this.#handle(...call) }, 0);
    process.env.AWS_ENDPOINT_URL_SFN = `http://127.0.0.1:${this.#server.port}`;
    this.#processes = await ProcessesDouble.open();
    process.env.AWS_ENDPOINT_URL_LAMBDA = this.#processes.url;
    process.env.CONTROL_TABLE_NAME = 'executions';
    process.env.PROCESSES_TASKS_ARN = 'arn:aws:lambda:eu-central-1:000000000000:function:processes';
    for (const context of CONTEXTS) {
      await this.#db.createTable(context);
      process.env.TABLE_NAME = context;
      const door = (name: string) => import(`../../functions/${context}/${name}.ts`) as Promise<{ handler: unknown }>;
      this.#doors.set(context, { api: await door('api'), events: await door('events'), tasks: await door('tasks') });
    }
    Object.assign(this, {
      executions: apiOf(this.#door('executions').api.handler),
      tasks: apiOf(this.#door('tasks').api.handler),
    });
    for (const user of [dana, erik, mara, eva]) await this.#introduce(user);
  }

  async close(): Promise<void> {
    await this.#processes.close();
    await this.#server.close();
    await this.#engine.close();
    await this.#db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  command(context: (typeof CONTEXTS)[number], payload: object): Promise<unknown> {
    return (this.#door(context).tasks.handler as Handler)(payload, { awsRequestId: 'test' });
  }

  /** Compiles, creates the state machine, registers the version as the active one. */
  async publish(
    processId: string,
    definition: ProcessDefinition,
    { version = '1.0.0', active = true, registered = true } = {},
  ): Promise<void> {
    const taskFunctions = Object.fromEntries(
      CONTEXTS.map((name) => [name, `arn:aws:lambda:eu-central-1:000000000000:function:${name}`]),
    );
    const target = { tenantId, processId, version, taskFunctions, coordinatesJoins: true };
    const compiled = compileProcess(definition, target);
    if (!('asl' in compiled) || compiled.asl === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
    const client = new SFNClient({});
    const made = await client.send(
      new CreateStateMachineCommand({
        name: `flowmaster-test-process-${processId}-${version.replaceAll('.', '-')}`,
        definition: compiled.asl,
        roleArn: 'arn:aws:iam::000000000000:role/process',
        publish: true,
      }),
    );
    const runnable = {
      processId,
      version,
      name: definition.name,
      stateMachineArn: made.stateMachineArn,
      stateMachineVersionArn: made.stateMachineVersionArn,
      data_definitions: definition.data_definitions,
      nodes: definition.nodes.map(({ node_id, title, type, action_type, scope_id }) => ({
        node_id,
        title,
        type,
        action_type,
        scope_id,
      })),
      sourceMap: compiled.sourceMap,
      startsOn: startsOn(definition.nodes),
    };
    this.#processes.know(runnable, definition, target);
    if (registered)
      await this.command('executions', { operation: 'executions.register-version', tenantId, runnable, active });
  }

  /** What Step Functions says of the first run of an execution. */
  async statusOf(processId: string, id: string, version = '1.0.0'): Promise<string | undefined> {
    const machine = `flowmaster-test-process-${processId}-${version.replaceAll('.', '-')}`;
    const executionArn = `arn:aws:states:eu-central-1:000000000000:execution:${machine}:${id}`;
    return (await new SFNClient({}).send(new DescribeExecutionCommand({ executionArn }))).status;
  }

  /** Moves the engine's time forward. */
  advance(ms: number): Promise<void> {
    return this.#engine.clock.advance(ms);
  }

  /** Carries events until a condition holds. */
  async until<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      await this.deliver();
      const value = await read();
      if (holds(value)) return value;
      if (Date.now() > deadline) throw new Error(`It did not come about: ${JSON.stringify(value, null, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Carries what waits in the outboxes and what the engine reported to the consumers. */
  async deliver(): Promise<void> {
    for (const event of this.#statusChanges.splice(0)) await this.#consume(event, ['executions']);
    for (const TableName of CONTEXTS) {
      const fresh = (await this.#outboxOf(TableName)).filter((item) => !this.#seen.has(String(item.sk)));
      for (const item of fresh.sort((a, b) => (String(a.sk) < String(b.sk) ? -1 : 1))) {
        this.#seen.add(String(item.sk));
        const detail = JSON.parse(String(item.envelope)) as EventEnvelope;
        this.events.push(detail);
        await this.#consume({ source: item.source, 'detail-type': item.type, detail });
      }
    }
  }

  async #outboxOf(TableName: string): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    const query = { TableName, KeyConditionExpression: 'pk = :pk', ConsistentRead: true };
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const ExpressionAttributeValues = { ':pk': `TENANT#${tenantId}#OUTBOX` };
      const page = await this.#db.client.send(
        new QueryCommand({ ...query, ExpressionAttributeValues, ExclusiveStartKey }),
      );
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return items;
  }

  async #consume(event: unknown, contexts: readonly string[] = CONTEXTS): Promise<void> {
    for (const context of contexts) {
      const batch = { Records: [{ messageId: 'm', body: JSON.stringify(event) }] };
      const answer = (await (this.#door(context).events.handler as Handler)(batch, {})) as {
        batchItemFailures: unknown[];
      };
      if (answer.batchItemFailures.length > 0) throw new Error(`${context} could not consume ${JSON.stringify(event)}`);
    }
  }

  /** An event of another context, as the bus brings it. */
  receive(type: string, data: object): Promise<void> {
    const detail = { ...anEvent, type, data };
    return this.#consume({ source: 'flowmaster.processes', 'detail-type': type, detail });
  }

  async #handle(...call: Parameters<StepFunctions['handle']>) {
    const { beforeStop, beforeStart } = this;
    if (beforeStop && call[0] === 'AWSStepFunctions.StopExecution') {
      this.beforeStop = undefined;
      await beforeStop();
    }
    if (beforeStart && call[0] === 'AWSStepFunctions.StartExecution') {
      this.beforeStart = undefined;
      await beforeStart();
    }
    return this.#engine.handle(...call);
  }

  #introduce(user: TestUser): Promise<void> {
    const { userId, email, name, roles } = user;
    const detail = { ...anEvent, type: 'user.created', data: { userId, email, name, roles } };
    return this.#consume({ source: 'flowmaster.identity', 'detail-type': 'user.created', detail });
  }

  #door(context: string): Doors {
    const doors = this.#doors.get(context);
    if (!doors) throw new Error(`There is no context ${context}`);
    return doors;
  }

  async #invoke(arn: string, payload: string) {
    const context = arn.split(':').at(-1)!;
    try {
      const call = JSON.parse(payload) as { operation: string; nodeId?: string };
      const answer = await (this.#door(context).tasks.handler as Handler)(call, { awsRequestId: 'test' });
      if (call.operation === 'script.run') await this.atWork.get(call.nodeId ?? '');
      return { statusCode: 200, payload: JSON.stringify(answer) };
    } catch (error) {
      const { name, message } = error as Error;
      return {
        statusCode: 200,
        payload: JSON.stringify({ errorType: name, errorMessage: message }),
        functionError: 'Unhandled',
      };
    }
  }
}
