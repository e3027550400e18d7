import { Stack, Validations } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IConstruct } from 'constructs';

const placeholder =
  '<!doctype html><html lang="en"><title>FlowMaster</title><p>The web has not been built: <code>npm run build</code>.</p></html>';

export interface WebDeploymentProps {
  readonly bucket: IBucket;
  readonly distribution: IDistribution;
  readonly webDist: string | undefined;
}

/** Copies the built web into its bucket and makes CloudFront forget the old pages. */
export class WebDeployment extends Construct {
  constructor(scope: Construct, id: string, { bucket, distribution, webDist }: WebDeploymentProps) {
    super(scope, id);
    const source: ISource = webDist ? Source.asset(webDist) : Source.data('index.html', placeholder);
    new BucketDeployment(this, 'Copy', {
      sources: [source],
      destinationBucket: bucket,
      distribution,
      distributionPaths: ['/*'],
      // Names of built files carry their hash, except index.html: browsers must ask for it again.
      cacheControl: [CacheControl.noCache()],
      prune: true,
      memoryLimit: 512,
    });
    acknowledgeCopier(Stack.of(this), bucket);
  }
}

/** CDK's own copying function, once a stack: its code, role and runtime come with aws-cdk-lib, not from us. */
function acknowledgeCopier(stack: Stack, bucket: IBucket): void {
  const copier = stack.node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'));
  if (!copier) throw new Error('aws-cdk-lib no longer names its copying function Custom::CDKBucketDeployment');
  const bucketArn = `<${stack.getLogicalId(cfnBucket(bucket))}.Arn>`;
  const wildcards = [
    ...['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:Abort*'].map(
      (action) => `Action::${action}`,
    ),
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::${bucketArn}/*`,
    'Resource::*',
  ];
  Validations.of(copier).acknowledge(
    ...wildcards.map((finding) => ({
      id: `AwsSolutions-IAM5[${finding}]`,
      reason:
        'aws-cdk-lib grants its copying function reading of the assets, writing of this one bucket, and CloudFront invalidations, which have no resource-level permission in its policy.',
    })),
    {
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason: 'aws-cdk-lib gives its copying function the basic execution role: logs only.',
    },
    { id: 'AwsSolutions-L1', reason: 'aws-cdk-lib pins the runtime that its copying function is tested with.' },
  );
}

function cfnBucket(bucket: IBucket): CfnBucket {
  const resource: IConstruct | undefined = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path} is not a bucket of this stack`);
  return resource;
}
