import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionEntry } from '../bundles.ts';
import { capabilities, type GrantScope, type Statement } from '../capabilities/index.ts';
import type { StageConfig } from '../config.ts';
import { LeastPrivilegeRole } from './least-privilege-role.ts';

export interface ContextFunctionProps {
  readonly entry: FunctionEntry;
  readonly grants: GrantScope;
  /** Folder with the bundle, `index.mjs`. */
  readonly codePath: string;
  /** Statements beyond those of the declared capabilities, such as reading the streams that feed the function. */
  readonly statements?: readonly Statement[];
}

/** One door of a bounded context as a Lambda function with a role, a log group and an environment of its own. */
export class ContextFunction extends LambdaFunction {
  readonly entry: FunctionEntry;

  constructor(scope: Construct, id: string, { entry, grants, codePath, statements = [] }: ContextFunctionProps) {
    const { memory = 512, timeout = 29, uses } = declarationOf(entry);
    const functionName = grants.names.function(entry.context.name, entry.door);
    const given = uses.map((capability) => capabilities[capability](grants));
    super(scope, id, {
      functionName,
      description: `FlowMaster ${entry.context.name}: ${entry.door}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(codePath),
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: logGroup(scope, `${id}Logs`, functionName, grants.config),
      // Nothing else may add to the policy: all of it is what the declaration says.
      role: new LeastPrivilegeRole(scope, `${id}Role`, {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        description: `What ${functionName} may do`,
        statements: [
          ...runtimeStatements(scope, functionName),
          ...given.flatMap((grant) => grant.statements),
          ...statements,
        ],
      }).withoutPolicyUpdates(),
      environment: {
        STAGE: grants.config.stage,
        POWERTOOLS_SERVICE_NAME: entry.context.name,
        POWERTOOLS_METRICS_NAMESPACE: 'FlowMaster',
        NODE_OPTIONS: '--enable-source-maps',
        ...Object.assign({}, ...given.map((grant) => grant.environment)),
      },
    });
    this.entry = entry;
  }
}

function declarationOf({ context, door }: FunctionEntry) {
  const declaration = context.doors[door];
  if (!declaration) throw new Error(`${context.name} declares no door "${door}"`);
  return declaration;
}

const logGroup = (scope: Construct, id: string, functionName: string, config: StageConfig): LogGroup =>
  new LogGroup(scope, id, {
    logGroupName: `/aws/lambda/${functionName}`,
    retention: config.logRetentionDays,
    removalPolicy: config.retainData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });

/** What every function needs to run at all: its log streams and traces. */
const runtimeStatements = (scope: Construct, functionName: string): Statement[] => [
  {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [
      Stack.of(scope).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: `/aws/lambda/${functionName}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    wildcardReason: 'Lambda names the log streams of its own log group',
  },
  {
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
    wildcardReason: 'X-Ray has no resource-level permissions for writing traces',
  },
];
