import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import type { JsonAction } from '#local/services/protocol/json-action.ts';
import { action } from './action.ts';
import type { Queue } from './queue.ts';
import type { QueueStore } from './queue-store.ts';

interface MoveTask {
  TaskHandle: string;
  Status: 'COMPLETED';
  SourceArn: string;
  DestinationArn?: string | undefined;
  ApproximateNumberOfMessagesMoved: number;
  ApproximateNumberOfMessagesToMove: number;
  StartedTimestamp: number;
}

/** Where a dead letter came from is not kept: without a destination there must be one source queue, or we cannot know. */
function destinationOf(store: QueueStore, source: Queue, arn: string | undefined): Queue {
  if (arn !== undefined) return store.get(arn);
  const sources = store.all().filter((queue) => queue.settings.redrive?.deadLetterTargetArn === source.arn);
  if (sources.length === 1) return sources[0]!;
  if (sources.length === 0)
    throw new AwsCallError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  throw new AwsCallError(
    'UnsupportedOperation',
    'StartMessageMoveTask without DestinationArn is not covered for a dead-letter queue of several queues',
  );
}

/** Redrive of dead letters. A move happens at once, so there is never a running task to cancel. */
export function moveActions(store: QueueStore, clock: () => number = Date.now): [string, JsonAction][] {
  const tasks: MoveTask[] = [];
  return [
    action(
      'StartMessageMoveTask',
      z.strictObject({ SourceArn: z.string(), DestinationArn: z.string().optional() }),
      async (input) => {
        const source = store.get(input.SourceArn);
        const target = destinationOf(store, source, input.DestinationArn);
        const messages = source.take(Number.MAX_SAFE_INTEGER, 30_000);
        for (const message of messages) message.receiveCount = 0;
        await store.move(source, target, messages);
        const task: MoveTask = {
          TaskHandle: randomUUID(),
          Status: 'COMPLETED',
          SourceArn: source.arn,
          DestinationArn: input.DestinationArn,
          ApproximateNumberOfMessagesMoved: messages.length,
          ApproximateNumberOfMessagesToMove: messages.length,
          StartedTimestamp: clock(),
        };
        tasks.unshift(task);
        return { TaskHandle: task.TaskHandle };
      },
    ),
    action(
      'ListMessageMoveTasks',
      z.strictObject({ SourceArn: z.string(), MaxResults: z.number().int().min(1).max(10).default(1) }),
      (input) => ({
        Results: tasks.filter((task) => task.SourceArn === input.SourceArn).slice(0, input.MaxResults),
      }),
    ),
  ];
}
