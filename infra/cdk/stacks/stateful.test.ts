import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { tableOwners } from '../contexts.ts';
import { synthesize } from '../testing/synthesize.ts';

const keeping = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'] as const;

describe('the stateful stack', () => {
  const { stateful } = synthesize({ stage: 'prod', entries: [] });
  const local = synthesize({ stage: 'local', entries: [] }).stateful;

  it('has one encrypted, recoverable, streaming table per context that keeps records', () => {
    stateful.resourceCountIs('AWS::DynamoDB::Table', tableOwners.length);
    stateful.allResourcesProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it.each(keeping)('keeps every %s when its stack goes, except on one machine', (type) => {
    stateful.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    local.allResources(type, { DeletionPolicy: 'Delete' });
  });

  it('protects tables from deletion, except on one machine', () => {
    stateful.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
    local.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  });

  it('blocks public access to every bucket and refuses plain HTTP', () => {
    stateful.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    const buckets = Object.keys(stateful.findResources('AWS::S3::Bucket')).length;
    const refusing = stateful.findResources('AWS::S3::BucketPolicy', {
      Properties: {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      },
    });
    expect(Object.keys(refusing)).toHaveLength(buckets);
  });

  it('signs tokens with an elliptic-curve key that does nothing else', () => {
    stateful.hasResourceProperties('AWS::KMS::Key', { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  });

  it('rotates the key of the data', () => {
    stateful.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('archives every domain event for as long as the stage says', () => {
    stateful.hasResourceProperties('AWS::Events::Archive', {
      EventPattern: { source: [{ prefix: 'flowmaster.' }] },
      RetentionDays: 365,
    });
  });
});
