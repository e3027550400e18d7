import type { Template } from 'aws-cdk-lib/assertions';

export interface FoundStatement {
  /** Logical id of the role or policy. */
  readonly owner: string;
  readonly actions: readonly string[];
  /** ARNs as cdk-nag writes them, `<AWS::Region>` for a reference. */
  readonly resources: readonly string[];
  readonly condition: unknown;
  /** Reasons recorded in the owner's metadata, by finding. */
  readonly reasons: ReadonlyMap<string, string>;
}

interface PolicyResource {
  Type: string;
  Properties: { Policies?: { PolicyDocument: PolicyDocument }[]; PolicyDocument?: PolicyDocument };
  Metadata?: { cdk_nag?: { rules_to_suppress: { id: string; reason: string }[] } };
}
interface PolicyDocument {
  Statement: { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown }[];
}

const identityPolicies = ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'];

/** Every Allow statement of the identity policies in a template. */
export function allowStatements(template: Template): FoundStatement[] {
  const resources = Object.entries(template.toJSON().Resources as Record<string, PolicyResource>);
  return resources
    .filter(([, { Type }]) => identityPolicies.includes(Type))
    .flatMap(([owner, resource]) =>
      documentsOf(resource)
        .flatMap(({ Statement }) => Statement)
        .filter(({ Effect }) => Effect === 'Allow')
        .map(({ Action, Resource, Condition }) => ({
          owner,
          actions: [Action].flat(),
          resources: (Array.isArray(Resource) ? Resource : [Resource]).map(readable),
          condition: Condition,
          reasons: reasonsOf(resource),
        })),
    );
}

const documentsOf = ({ Properties: { Policies = [], PolicyDocument } }: PolicyResource): PolicyDocument[] => [
  ...Policies.map((policy) => policy.PolicyDocument),
  ...(PolicyDocument ? [PolicyDocument] : []),
];

const reasonsOf = ({ Metadata }: PolicyResource): Map<string, string> =>
  new Map(
    (Metadata?.cdk_nag?.rules_to_suppress ?? []).map(({ id, reason }) => [
      id.replace(/^AwsSolutions-IAM5/, ''),
      reason,
    ]),
  );

/** An ARN of a template as text: references in angle brackets. */
export function readable(value: unknown): string {
  if (typeof value === 'string') return value;
  const intrinsic = value as {
    Ref?: string;
    'Fn::Sub'?: string;
    'Fn::GetAtt'?: string[];
    'Fn::Join'?: [string, unknown[]];
  };
  if (intrinsic.Ref) return `<${intrinsic.Ref}>`;
  if (intrinsic['Fn::Sub']) return intrinsic['Fn::Sub'].replaceAll('${', '<').replaceAll('}', '>');
  if (intrinsic['Fn::GetAtt']) return `<${intrinsic['Fn::GetAtt'].join('.')}>`;
  if (intrinsic['Fn::Join']) return intrinsic['Fn::Join'][1].map(readable).join(intrinsic['Fn::Join'][0]);
  return JSON.stringify(value);
}
