import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { type EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionEntry } from '../bundles.ts';
import type { GrantScope, Statement } from '../capabilities/index.ts';
import type { Names } from '../names.ts';
import type { ContextFunction } from './context-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

/** Failed messages come back this often before they go to the dead-letter queue. */
const maxReceiveCount = 5;
const batchSize = 10;
/** Bounds what a burst of events takes of the account's concurrency. */
const maxConcurrency = 10;

export interface EventConsumerProps {
  readonly handler: ContextFunction;
  readonly names: Names;
  readonly eventBus: EventBus;
}

/** Domain events for one context: rules → queue (with dead-letter queue) → `<context>-events`, with partial batch failures. */
export class EventConsumer extends Construct {
  readonly context: string;
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { handler, names, eventBus }: EventConsumerProps) {
    super(scope, id);
    const { context } = handler.entry;
    this.context = context.name;
    const deadLetters = new DeadLetterQueue(this, 'DeadLetters', names.eventDeadLetters(context.name));
    this.queue = new Queue(this, 'Queue', {
      queueName: names.eventQueue(context.name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout, as Lambda recommends: no second delivery while the first still runs.
      visibilityTimeout: Duration.seconds((handler.timeout?.toSeconds() ?? 30) * 6),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    });
    if (context.subscribes) this.#subscribe(eventBus, context.subscribes, deadLetters);
    if (context.watchesExecutions) this.#watchExecutions(names, deadLetters);
    new EventSourceMapping(this, 'Mapping', {
      target: handler,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      maxConcurrency,
    });
  }

  /** What `<context>-events` needs to take messages from its queue. */
  static statements({ names, scope, context }: GrantScope, { door }: FunctionEntry): Statement[] {
    if (door !== 'events') return [];
    const queue = Stack.of(scope).formatArn({
      service: 'sqs',
      resource: names.eventQueue(context.name),
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
    const actions = [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueAttributes',
    ];
    return [{ actions, resources: [queue] }];
  }

  #subscribe(eventBus: EventBus, types: readonly string[] | 'all', deadLetters: Queue): void {
    const rule = new Rule(this, 'Rule', {
      eventBus,
      description: 'Domain events for this context',
      eventPattern: { source: Match.prefix('flowmaster.'), ...(types !== 'all' && { detailType: [...types] }) },
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: deadLetters }));
  }

  #watchExecutions(names: Names, deadLetters: Queue): void {
    const rule = new Rule(this, 'ExecutionStatusRule', {
      description: 'Ends of the executions of published processes',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: Match.prefix(names.stateMachineArn(this, '')),
        },
      },
    });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: deadLetters }));
  }
}
