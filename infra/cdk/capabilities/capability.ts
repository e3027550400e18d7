import type { PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import type { ContextDeclaration } from '../contexts.ts';
import type { Names } from '../names.ts';
import type { StatefulStack } from '../stacks/stateful.ts';
import type { WorkflowsStack } from '../stacks/workflows.ts';

/** An IAM statement. One with a `*` in an action or resource must say why. */
export interface Statement extends Pick<PolicyStatementProps, 'conditions'> {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly wildcardReason?: string;
}

/** What a capability gives a function: environment variables, and the statements that they are worth nothing without. */
export interface Grant {
  readonly environment?: Readonly<Record<string, string>>;
  readonly statements: readonly Statement[];
}

/** Everything that a capability may need to name. */
export interface GrantScope {
  /** The stack that the function is in. */
  readonly scope: Construct;
  readonly context: ContextDeclaration;
  readonly names: Names;
  readonly config: StageConfig;
  readonly arangoUrl: string;
  readonly stateful: StatefulStack;
  readonly workflows: WorkflowsStack;
  /** ARN of `<context>-tasks` of every context that has one. */
  readonly taskFunctions: Readonly<Record<string, string>>;
  /** ARN of `<context>-api` of every context that has one. */
  readonly apiFunctions: Readonly<Record<string, string>>;
}
