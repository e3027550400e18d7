import { Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { OperationsDashboard } from '../constructs/operations-dashboard.ts';
import { tableOwners } from '../contexts.ts';
import type { Names } from '../names.ts';
import type { FunctionsStack } from './functions.ts';
import type { StatefulStack } from './stateful.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly config: StageConfig;
  readonly names: Names;
  readonly stateful: StatefulStack;
  readonly functions: FunctionsStack;
  readonly api: HttpApi;
}

/** Alarms, the topic that they are sent to, and the dashboard to look at when one comes. */
export class ObservabilityStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { config, names, stateful, functions, api, ...props }: ObservabilityStackProps,
  ) {
    super(scope, id, props);
    const topic = this.#topic(config, names, stateful);
    const functionNames = functions.functions.map(({ entry }) => names.function(entry.context.name, entry.door));
    const consumers = functions.consumers.map(({ context }) => context);
    const watched = {
      apiId: api.apiId,
      functionNames,
      queueNames: consumers.map(names.eventQueue),
      deadLetterQueueNames: [
        ...consumers.map(names.eventDeadLetters),
        ...(functions.outbox ? [names.outboxDeadLetters()] : []),
      ],
    };
    new Alarms(this, 'Alarms', {
      ...watched,
      topic,
      prefix: names.prefix,
      outboxFunction: functions.outbox && names.function('events', 'outbox'),
    });
    new OperationsDashboard(this, 'Operations', {
      ...watched,
      dashboardName: names.prefix,
      tableNames: tableOwners.map(({ name }) => names.table(name)),
    });
  }

  #topic(config: StageConfig, names: Names, stateful: StatefulStack): Topic {
    const topic = new Topic(this, 'AlarmTopic', {
      topicName: `${names.prefix}-alarms`,
      masterKey: stateful.dataKey,
      enforceSSL: true,
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    if (config.alarmEmail) topic.addSubscription(new EmailSubscription(config.alarmEmail));
    return topic;
  }
}
