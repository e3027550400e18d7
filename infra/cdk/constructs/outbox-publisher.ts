import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { dataKeyStatement, type GrantScope, type Statement } from '../capabilities/index.ts';
import type { Names } from '../names.ts';
import type { StatefulStack } from '../stacks/stateful.ts';
import type { ContextFunction } from './context-function.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';

const batchSize = 100;
/** With the back-off between them these retries span hours: an outage of EventBridge must not lose the order of events. */
const retryAttempts = 100;

export interface OutboxPublisherProps {
  readonly handler: ContextFunction;
  readonly names: Names;
  readonly stateful: StatefulStack;
}

/** The second half of the transactional outbox: events that a write put into its table go from the table's stream to the bus. */
export class OutboxPublisher extends Construct {
  readonly deadLetters: DeadLetterQueue;

  constructor(scope: Construct, id: string, { handler, names, stateful }: OutboxPublisherProps) {
    super(scope, id);
    this.deadLetters = new DeadLetterQueue(this, 'DeadLetters', names.outboxDeadLetters());
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the event source mappings, which the rule does not look at.',
    });
    for (const [context, table] of stateful.tables) this.#publishFrom(context, table, handler);
  }

  /** What `events-outbox` needs to read the streams, and to put what it cannot publish into its dead-letter queue. */
  static statements({ scope, names, stateful }: GrantScope): Statement[] {
    const tables = [...stateful.tables];
    return [
      {
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: tables.map(([, table]) => streamOf(table)),
      },
      {
        actions: ['dynamodb:ListStreams'],
        resources: tables.map(([context]) => names.tableArn(scope, context, '/stream/*')),
        wildcardReason: 'DynamoDB labels streams by their time of creation; the ARN is bound to the table',
      },
      {
        actions: ['sqs:SendMessage'],
        resources: [
          Stack.of(scope).formatArn({
            service: 'sqs',
            resource: names.outboxDeadLetters(),
            arnFormat: ArnFormat.NO_RESOURCE_NAME,
          }),
        ],
      },
      dataKeyStatement(stateful.dataKey, 'dynamodb'),
    ];
  }

  #publishFrom(context: string, table: Table, handler: ContextFunction): void {
    new EventSourceMapping(this, `From${context}`, {
      target: handler,
      eventSourceArn: streamOf(table),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      retryAttempts,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { NewImage: { entity: { S: FilterRule.isEqual('outbox') } } },
        }),
      ],
    });
  }
}

function streamOf(table: Table): string {
  if (!table.tableStreamArn) throw new Error(`${table.node.path} has no stream`);
  return table.tableStreamArn;
}
