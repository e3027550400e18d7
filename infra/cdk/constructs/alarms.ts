import { Alarm, ComparisonOperator, type Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { apiMetric, lambdaMetric, queueMetric } from './metrics.ts';

export interface AlarmsProps {
  readonly topic: ITopic;
  /** Of physical names: left out of logical ids, which are the same on every stage. */
  readonly prefix: string;
  readonly apiId: string;
  readonly functionNames: readonly string[];
  readonly queueNames: readonly string[];
  readonly deadLetterQueueNames: readonly string[];
  /** The function that publishes outboxes, when there is one. */
  readonly outboxFunction: string | undefined;
}

interface Watch {
  readonly id: string;
  readonly metric: Metric;
  readonly threshold: number;
  /** What it means and where to look: it is the text of the mail. */
  readonly description: string;
}

const fiveMinutes = 300;
const oneMinuteInMs = 60_000;

/** What a person should look at. Each alarm says in its description what happened and what to do first. */
export class Alarms extends Construct {
  readonly alarms: Alarm[];
  readonly #prefix: string;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.#prefix = `${props.prefix}-`;
    const action = new SnsAction(props.topic);
    this.alarms = watches(props).map((watch) => this.#alarm(watch));
    for (const alarm of this.alarms) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }

  #alarm = ({ id, metric, threshold, description }: Watch): Alarm =>
    new Alarm(this, id.replace(this.#prefix, ''), {
      metric,
      threshold,
      alarmDescription: description,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
}

const watches = (props: AlarmsProps): Watch[] => [
  {
    id: 'ApiFaults',
    metric: apiMetric('5xx', props.apiId),
    threshold: 5,
    description: 'The API answered with 5xx. Find the request ids in its access log, then the function’s log.',
  },
  ...props.functionNames.flatMap(ofFunction),
  ...props.queueNames.map((name) => ({
    id: `${name}-age`,
    metric: queueMetric('ApproximateAgeOfOldestMessage', name, Stats.MAXIMUM),
    threshold: fiveMinutes,
    description: `Events wait in ${name} for minutes: its consumer fails or is too slow.`,
  })),
  ...props.deadLetterQueueNames.map((name) => ({
    id: `${name}-depth`,
    metric: queueMetric('ApproximateNumberOfMessagesVisible', name, Stats.MAXIMUM),
    threshold: 1,
    description: `${name} holds what could not be handled. Read the consumer’s log, repair the cause, then redrive.`,
  })),
  ...(props.outboxFunction ? [ofOutbox(props.outboxFunction)] : []),
];

const ofFunction = (name: string): Watch[] => [
  {
    id: `${name}-errors`,
    metric: lambdaMetric('Errors', name),
    threshold: 1,
    description: `${name} failed. Its log group /aws/lambda/${name} has the error.`,
  },
  {
    id: `${name}-throttles`,
    metric: lambdaMetric('Throttles', name),
    threshold: 1,
    description: `${name} was throttled: raise the account’s concurrency or find what calls it so often.`,
  },
];

const ofOutbox = (name: string): Watch => ({
  id: 'OutboxAge',
  metric: lambdaMetric('IteratorAge', name, Stats.MAXIMUM),
  threshold: oneMinuteInMs,
  description: 'Events wait in a table’s stream for more than a minute: publishing to the event bus fails or lags.',
});
