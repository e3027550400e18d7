import { AwsCallError, type AwsCaller, type CloudContext } from '#local/services/contract.ts';
import { queuesOf } from '#local/services/storage/sqs/service.ts';
import type { EventEnvelope } from '../event.ts';
import type { Delivery } from './delivery.ts';

/** Ways out that lead through EventBridge itself. */
export interface Outlets {
  /** Puts an event on another bus, as it is. */
  forward(busArn: string, event: EventEnvelope, hops: number): Promise<void>;
  /** Makes the request of an API destination. */
  request(delivery: Delivery): Promise<void>;
}

function callerOf(context: CloudContext, { roleArn, originArn }: Delivery): AwsCaller | undefined {
  if (roleArn === undefined) return undefined;
  const sessionName = originArn.split(/[:/]/).at(-1)?.slice(0, 64) ?? 'events';
  return { accessKeyId: '', accountId: context.accountId, roleArn, sessionName };
}

async function startExecution(context: CloudContext, delivery: Delivery): Promise<void> {
  const input = { stateMachineArn: delivery.targetArn, name: delivery.key, input: delivery.payload };
  try {
    await context.call('states', 'AWSStepFunctions.StartExecution', input, callerOf(context, delivery));
  } catch (error) {
    // The attempt before went through, and its answer was lost.
    if (error instanceof AwsCallError && error.code === 'ExecutionAlreadyExists') return;
    throw error;
  }
}

async function sendMessage(context: CloudContext, delivery: Delivery): Promise<void> {
  const queues = queuesOf(context);
  await queues.send(queues.get(delivery.targetArn), [{ body: delivery.payload, groupId: delivery.groupId }]);
}

/** One attempt. Throws what the target's service answers; the deliverer decides whether another attempt makes sense. */
export async function send(context: CloudContext, delivery: Delivery, outlets: Outlets): Promise<void> {
  switch (delivery.kind) {
    case 'sqs':
      return sendMessage(context, delivery);
    case 'lambda':
      // Accepted is enough: Lambda keeps and retries asynchronous invocations itself.
      await context.invokeLambda(delivery.targetArn, delivery.payload, 'Event', callerOf(context, delivery));
      return;
    case 'states':
      return startExecution(context, delivery);
    case 'event-bus':
      return outlets.forward(delivery.targetArn, JSON.parse(delivery.payload) as EventEnvelope, delivery.hops + 1);
    case 'api-destination': {
      const caller = callerOf(context, delivery);
      const target = { ApiDestinationArn: delivery.targetArn };
      if (caller) context.permit('events', 'AWSEvents.InvokeApiDestination', target, caller);
      return outlets.request(delivery);
    }
  }
}
