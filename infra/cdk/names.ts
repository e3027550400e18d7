import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionEntry } from './bundles.ts';
import type { Door } from './contexts.ts';

/**
 * Physical names. They are fixed so that stacks can name each other's functions and machines without a cycle of
 * references (the role of tenant state machines names the task functions, whose environment names the role).
 */
export class Names {
  readonly prefix: string;

  constructor(stage: string) {
    this.prefix = `flowmaster-${stage}`;
  }

  stack = (lifecycle: string): string => `${this.prefix}-${lifecycle}`;
  function = (context: string, door: Door): string => `${this.prefix}-${context}-${door}`;
  table = (context: string): string => `${this.prefix}-${context}`;
  eventQueue = (context: string): string => `${this.prefix}-${context}-events`;
  eventDeadLetters = (context: string): string => `${this.prefix}-${context}-events-dlq`;
  outboxDeadLetters = (): string => `${this.prefix}-outbox-dlq`;
  eventBus = (): string => `${this.prefix}-events`;
  bucket = (name: string): string => `${this.prefix}-${name}-${Aws.ACCOUNT_ID}-${Aws.REGION}`;

  /** Tenant state machines are named with this prefix; IAM lets the platform touch no other. */
  get stateMachinePrefix(): string {
    return `${this.prefix}-process-`;
  }
  platformStateMachine = (name: string): string => `${this.prefix}-platform-${name}`;
  get stateMachineRole(): string {
    return `${this.prefix}-process`;
  }
  get stateMachineLogGroup(): string {
    return `/aws/vendedlogs/states/${this.prefix}-process`;
  }

  functionArn = (scope: Construct, context: string, door: Door): string =>
    arn(scope, 'lambda', 'function', this.function(context, door), ArnFormat.COLON_RESOURCE_NAME);

  /** ARNs of the functions behind one door, by context. */
  functionArns = (scope: Construct, entries: readonly FunctionEntry[], door: Door): Record<string, string> =>
    Object.fromEntries(
      entries
        .filter((entry) => entry.door === door)
        .map(({ context }) => [context.name, this.functionArn(scope, context.name, door)]),
    );

  tableArn = (scope: Construct, context: string, below = ''): string =>
    arn(scope, 'dynamodb', 'table', `${this.table(context)}${below}`);

  /** `pattern` follows the prefix of tenant state machines: `*` for all of them. */
  stateMachineArn = (scope: Construct, pattern: string): string =>
    arn(scope, 'states', 'stateMachine', `${this.stateMachinePrefix}${pattern}`, ArnFormat.COLON_RESOURCE_NAME);

  executionArn = (scope: Construct): string =>
    arn(scope, 'states', 'execution', `${this.stateMachinePrefix}*:*`, ArnFormat.COLON_RESOURCE_NAME);
}

const arn = (
  scope: Construct,
  service: string,
  resource: string,
  resourceName: string,
  arnFormat: ArnFormat = ArnFormat.SLASH_RESOURCE_NAME,
): string => Stack.of(scope).formatArn({ service, resource, resourceName, arnFormat });
