import { App, Tags, Validations } from 'aws-cdk-lib';
import { CURRENTLY_RECOMMENDED_FLAGS } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { AnyOperation } from '#contracts/core/operation.ts';
import type { FunctionEntry } from './bundles.ts';
import { stageConfig } from './config.ts';
import { Names } from './names.ts';
import { ApiStack } from './stacks/api.ts';
import { FunctionsStack } from './stacks/functions.ts';
import { ObservabilityStack } from './stacks/observability.ts';
import { StatefulStack } from './stacks/stateful.ts';
import { WebStack } from './stacks/web.ts';
import { WorkflowsStack } from './stacks/workflows.ts';

export interface FlowMasterAppProps {
  /** Default: `-c stage=…`, else STAGE, else `local`. */
  readonly stage?: string;
  readonly outdir?: string;
  readonly entries: readonly FunctionEntry[];
  readonly bundles: string;
  readonly operations: readonly AnyOperation[];
  readonly apiPrefix: string;
  readonly webDist: string;
  readonly platformWorkflows: string;
  /** CDK context beyond the app's own. */
  readonly context?: Record<string, unknown>;
}

/**
 * How CDK itself behaves. They are here and not in cdk.json, so that a synthesis without `cdk` gives the same templates.
 * Strong references: CloudFormation refuses to delete what another stack uses. Policies are left as declared, a statement
 * per purpose, rather than merged.
 */
const featureFlags = {
  ...CURRENTLY_RECOMMENDED_FLAGS,
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
  '@aws-cdk/aws-iam:minimizePolicies': false,
};

/** The whole system as one CDK app: a stack per lifecycle, each after those it needs. */
export class FlowMasterApp extends App {
  readonly stateful: StatefulStack;
  readonly workflows: WorkflowsStack;
  readonly functions: FunctionsStack;
  readonly api: ApiStack;
  readonly web: WebStack;
  readonly observability: ObservabilityStack;

  constructor({ entries, bundles, operations, apiPrefix, webDist, platformWorkflows, ...options }: FlowMasterAppProps) {
    super({
      analyticsReporting: false,
      treeMetadata: false,
      context: { ...featureFlags, ...options.context },
      ...(options.outdir && { outdir: options.outdir }),
    });
    const stage = options.stage ?? (this.node.tryGetContext('stage') as string | undefined) ?? process.env.STAGE;
    const config = stageConfig(stage ?? 'local');
    const names = new Names(config.stage);
    const common = (lifecycle: string) => ({
      config,
      names,
      stackName: names.stack(lifecycle),
      terminationProtection: config.retainData,
    });

    this.stateful = new StatefulStack(this, 'stateful', common('stateful'));
    const stateful = this.stateful;
    this.workflows = new WorkflowsStack(this, 'workflows', { ...common('workflows'), entries, platformWorkflows });
    const workflows = this.workflows;
    this.functions = new FunctionsStack(this, 'functions', {
      ...common('functions'),
      entries,
      bundles,
      stateful,
      workflows,
    });
    this.api = new ApiStack(this, 'api', { ...common('api'), functions: this.functions, operations, apiPrefix });
    this.web = new WebStack(this, 'web', { ...common('web'), stateful, api: this.api.api, webDist });
    this.observability = new ObservabilityStack(this, 'observability', {
      ...common('observability'),
      stateful,
      functions: this.functions,
      api: this.api.api,
    });
    Tags.of(this).add('flowmaster:stage', config.stage);
    Validations.of(this).addPlugins(new AwsSolutionsChecks(this, { writeSuppressionsToCloudFormation: true }));
  }
}
