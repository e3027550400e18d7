import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach } from 'vitest';
import type { LocalModule } from '#local/services/contract.ts';
import { type Loopback, serveLoopback } from '#local/services/protocol/loopback.ts';
import { createTestContext, type TestContext } from '#local/services/protocol/test-context.ts';
import type { QueueStore } from '#local/services/storage/sqs/queue-store.ts';
import { createSqs } from '#local/services/storage/sqs/service.ts';
import { createEventBridge } from '../index.ts';

export let context: TestContext;
export let events: LocalModule;
export let queues: QueueStore;
let loopback: Loopback;
export let client: EventBridgeClient;
export let started: unknown[];
let startExecution: () => unknown;
export const arn = (service: string, rest: string) => `arn:aws:${service}:eu-central-1:000000000000:${rest}`;

export async function boot(dataDir?: string): Promise<void> {
  started = [];
  startExecution = () => ({});
  context = await createTestContext({
    ...(dataDir === undefined ? {} : { dataDir }),
    call: (_service, _target, input) => {
      started.push(input);
      return Promise.resolve().then(startExecution);
    },
  });
  const sqs = createSqs(context);
  queues = sqs.queues;
  context.services.set('sqs', sqs);
  events = await createEventBridge(context);
  context.services.set('events', events.services[0]!);
  await events.start?.();
  loopback = await serveLoopback(events.services[0]!);
  client = new EventBridgeClient({
    endpoint: loopback.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
}
export async function halt(): Promise<void> {
  client.destroy();
  await loopback.close();
  await events.close();
  for (const service of context.services.values()) await service.close();
}
/** Answers StartExecution from now on. */
export function onStart(answer: () => unknown): void {
  startExecution = answer;
}

/** A fresh EventBridge with the queues `in` and `dead` for each test of the file. */
export function useEvents(): void {
  beforeEach(async () => {
    await boot();
    for (const name of ['in', 'dead']) await queues.create(name, {}, {});
  });
  afterEach(async () => {
    await halt();
    await context.dispose();
  });
}

export async function rule(Name: string, pattern: object, ...Targets: Partial<Target>[]): Promise<void> {
  await client.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }));
  await client.send(
    new PutTargetsCommand({
      Rule: Name,
      Targets: (Targets.length > 0 ? Targets : [{}]).map((target, index) => ({
        Id: `t${index}`,
        Arn: arn('sqs', 'in'),
        ...target,
      })),
    }),
  );
}
export const put = (entry: object = {}) =>
  client.send(
    new PutEventsCommand({
      Entries: [{ Source: 'app', DetailType: 'task.created', Detail: '{"id":7,"who":{"name":"Ann"}}', ...entry }],
    }),
  );
export async function received(queue = 'in', waitMs = 2000): Promise<string[]> {
  return (await queues.receive(queues.get(queue), { max: 10, waitMs })).map((message) => message.body);
}
