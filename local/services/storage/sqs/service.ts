import type { AwsService, CloudContext } from '#local/services/contract.ts';
import { jsonService } from '#local/services/protocol/json-service.ts';
import { sqsErrorHeaders } from './errors.ts';
import { moveActions } from './move-actions.ts';
import type { Queue } from './queue.ts';
import { queueActions } from './queue-actions.ts';
import { QueueStore } from './queue-store.ts';
import { receiveActions } from './receive-actions.ts';
import { sendActions } from './send-actions.ts';

/** SQS behind the door, and its queues in process for EventBridge and the pollers. */
export interface SqsService extends AwsService {
  readonly queues: QueueStore;
  urlOf(queue: Queue): string;
}

export function createSqs(context: CloudContext): SqsService {
  const queues = new QueueStore(context);
  const urlOf = (queue: Queue) => `${context.awsUrl()}/${context.accountId}/${queue.name}`;
  const service = jsonService({
    service: 'sqs',
    version: '1.0',
    actions: [
      ...queueActions(queues, urlOf),
      ...sendActions(queues),
      ...receiveActions(queues),
      ...moveActions(queues),
    ],
    errorPrefix: 'com.amazonaws.sqs#',
    errorHeaders: sqsErrorHeaders,
    close: () => queues.close(),
  });
  return { ...service, queues, urlOf };
}

/** The queues of the mounted SQS, for services that deliver into it without HTTP. */
export function queuesOf(context: CloudContext): QueueStore {
  return (context.service('sqs') as SqsService).queues;
}
