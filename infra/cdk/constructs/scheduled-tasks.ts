import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { ContextDeclaration } from '../contexts.ts';
import type { ContextFunction } from './context-function.ts';

export interface ScheduledTasksProps {
  readonly handler: ContextFunction;
  readonly schedules: NonNullable<ContextDeclaration['schedules']>;
}

/** Sweeps: operations of a tasks function that run every so often, with `{operation}` as their payload. */
export class ScheduledTasks extends Construct {
  constructor(scope: Construct, id: string, { handler, schedules }: ScheduledTasksProps) {
    super(scope, id);
    for (const { operation, everyMinutes } of schedules) {
      new Rule(this, operation.replaceAll('.', '-'), {
        description: `Runs ${operation}`,
        schedule: Schedule.rate(Duration.minutes(everyMinutes)),
        targets: [
          // The next run does what this one could not: a stale sweep is not worth repeating for a day.
          new LambdaFunction(handler, {
            event: RuleTargetInput.fromObject({ operation }),
            retryAttempts: 1,
            maxEventAge: Duration.minutes(Math.max(1, everyMinutes)),
          }),
        ],
      });
    }
  }
}
