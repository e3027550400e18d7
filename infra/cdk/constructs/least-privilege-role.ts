import { Stack, Validations } from 'aws-cdk-lib';
import { type IPrincipal, PolicyDocument, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Statement } from '../capabilities/capability.ts';

export interface LeastPrivilegeRoleProps {
  readonly assumedBy: IPrincipal;
  readonly statements: readonly Statement[];
  readonly roleName?: string;
  readonly description: string;
}

/**
 * A role whose whole policy is inline and written here. A statement with a wildcard and no reason stops the synthesis;
 * a reason is recorded against cdk-nag's finding, so that it ends up in the template's metadata.
 */
export class LeastPrivilegeRole extends Role {
  constructor(scope: Construct, id: string, { assumedBy, statements, roleName, description }: LeastPrivilegeRoleProps) {
    super(scope, id, {
      assumedBy,
      description,
      ...(roleName !== undefined && { roleName }),
      inlinePolicies: { access: new PolicyDocument({ statements: statements.map(toPolicyStatement) }) },
    });
    for (const statement of statements) this.recordWildcards(statement);
  }

  private recordWildcards({ actions, resources, wildcardReason }: Statement): void {
    const findings = [
      ...actions.map((action) => `Action::${action}`),
      ...resources.map((resource) => `Resource::${flatten(Stack.of(this).resolve(resource))}`),
    ].filter((finding) => finding.includes('*'));
    if (findings.length === 0) return;
    if (!wildcardReason) {
      throw new Error(
        `${this.node.path}: ${findings.join(', ')} is a wildcard. Name the resource, or add a wildcardReason.`,
      );
    }
    Validations.of(this).acknowledge(
      ...findings.map((finding) => ({ id: `AwsSolutions-IAM5[${finding}]`, reason: wildcardReason })),
    );
  }
}

const toPolicyStatement = ({ actions, resources, conditions }: Statement): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions }) });

/** Writes a resolved ARN as cdk-nag does in its findings: `<AWS::Region>` for a reference. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isIntrinsic(value, 'Ref')) return `<${String(value.Ref)}>`;
  if (isIntrinsic(value, 'Fn::GetAtt')) return `<${(value['Fn::GetAtt'] as string[]).join('.')}>`;
  if (isIntrinsic(value, 'Fn::Join')) {
    const [delimiter, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(flatten).join(delimiter);
  }
  return JSON.stringify(value);
}

const isIntrinsic = <Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> =>
  typeof value === 'object' && value !== null && name in value;
