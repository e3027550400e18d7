import { Dashboard, GraphWidget, type Metric, PeriodOverride, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { apiMetric, lambdaMetric, queueMetric, tableMetric } from './metrics.ts';

export interface OperationsDashboardProps {
  readonly dashboardName: string;
  readonly apiId: string;
  readonly functionNames: readonly string[];
  readonly queueNames: readonly string[];
  readonly deadLetterQueueNames: readonly string[];
  readonly tableNames: readonly string[];
}

const half = 12;

/** One page for whoever is on call: from the outside in, what users see first. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { apiId, functionNames, queueNames, deadLetterQueueNames, tableNames } = props;
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: props.dashboardName,
      periodOverride: PeriodOverride.AUTO,
    });
    dashboard.addWidgets(
      graph('API: requests and errors', [
        labelled(apiMetric('Count', apiId), 'requests'),
        labelled(apiMetric('4xx', apiId), '4xx'),
        labelled(apiMetric('5xx', apiId), '5xx'),
      ]),
      graph('API: latency (ms)', [
        labelled(apiMetric('Latency', apiId, Stats.percentile(50)), 'p50'),
        labelled(apiMetric('Latency', apiId, Stats.percentile(99)), 'p99'),
      ]),
    );
    dashboard.addWidgets(
      graph(
        'Functions: errors',
        each(functionNames, (name) => lambdaMetric('Errors', name)),
      ),
      graph(
        'Functions: duration p99 (ms)',
        each(functionNames, (name) => lambdaMetric('Duration', name, Stats.p(99))),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Events: age of the oldest (s)',
        each(queueNames, (name) => queueMetric('ApproximateAgeOfOldestMessage', name, Stats.MAXIMUM)),
      ),
      graph(
        'Dead letters',
        each(deadLetterQueueNames, (name) => queueMetric('ApproximateNumberOfMessagesVisible', name, Stats.MAXIMUM)),
      ),
    );
    dashboard.addWidgets(
      graph(
        'Functions: concurrency',
        each(functionNames, (name) => lambdaMetric('ConcurrentExecutions', name, Stats.MAXIMUM)),
      ),
      graph(
        'Tables: throttled requests',
        each(tableNames, (name) => tableMetric('ThrottledRequests', name)),
      ),
    );
  }
}

const graph = (title: string, left: Metric[]): GraphWidget => new GraphWidget({ title, left, width: half });
const labelled = (metric: Metric, label: string): Metric => metric.with({ label });

/** One line per resource, under its name. */
const each = (names: readonly string[], metricOf: (name: string) => Metric): Metric[] =>
  names.map((name) => labelled(metricOf(name), name));
