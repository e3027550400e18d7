import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';

/** Metrics named by physical names, so that alarms need no reference into the stacks that they watch. */
const metric =
  (namespace: string, dimension: string) =>
  (name: string, value: string, statistic: string = Stats.SUM): Metric =>
    new Metric({
      namespace,
      metricName: name,
      dimensionsMap: { [dimension]: value },
      statistic,
      period: Duration.minutes(5),
    });

/** `lambdaMetric('Errors', functionName)` */
export const lambdaMetric = metric('AWS/Lambda', 'FunctionName');
/** `queueMetric('ApproximateAgeOfOldestMessage', queueName, 'max')` */
export const queueMetric = metric('AWS/SQS', 'QueueName');
/** `apiMetric('5xx', apiId)` */
export const apiMetric = metric('AWS/ApiGateway', 'ApiId');
/** `tableMetric('ThrottledRequests', tableName)` */
export const tableMetric = metric('AWS/DynamoDB', 'TableName');
