import type { ResourceProvider } from '#local/services/contract.ts';

/** Types that mean something on AWS and nothing on one machine, each with its reason. Everything else needs a provider. */
const NO_LOCAL_EFFECT: Record<string, string> = {
  'AWS::CDK::Metadata': 'usage statistics of CDK',
  'AWS::CloudWatch::Alarm': 'no metrics are collected',
  'AWS::CloudWatch::CompositeAlarm': 'no metrics are collected',
  'AWS::CloudWatch::Dashboard': 'no metrics are collected',
  'AWS::Logs::MetricFilter': 'no metrics are collected',
  'AWS::Logs::ResourcePolicy': 'every local service may write logs',
  'AWS::Lambda::LayerVersion': 'layers belong to CDK custom resources, which have providers here',
  'AWS::ApiGateway::Account': 'every local service may write logs',
  'AWS::WAFv2::WebACL': 'nobody but this machine reaches the loopback interface',
  'AWS::WAFv2::WebACLAssociation': 'nobody but this machine reaches the loopback interface',
  'AWS::WAFv2::LoggingConfiguration': 'nobody but this machine reaches the loopback interface',
  'AWS::CloudFront::OriginAccessControl': 'the front reads the bucket as the service',
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': 'the front reads the bucket as the service',
  'AWS::CloudFront::CachePolicy': 'the front caches nothing',
  'AWS::CloudFront::OriginRequestPolicy': 'the front passes whole requests on',
  'AWS::SNS::Topic': 'only alarms publish to it',
  'AWS::SNS::Subscription': 'only alarms publish to it',
  'AWS::SNS::TopicPolicy': 'only alarms publish to it',
  'AWS::XRay::Group': 'no traces are collected',
  'AWS::XRay::SamplingRule': 'no traces are collected',
  'AWS::Budgets::Budget': 'nothing costs money here',
  'AWS::Backup::BackupVault': 'the data directory is the backup unit',
  'AWS::Backup::BackupPlan': 'the data directory is the backup unit',
  'AWS::Backup::BackupSelection': 'the data directory is the backup unit',
  'AWS::ApplicationAutoScaling::ScalableTarget': 'nothing scales beyond this machine',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'nothing scales beyond this machine',
};

/** Accepts the types above: a Ref is the logical id, and what has an ARN or id on AWS has one in its form here. */
export function createNoEffectProvider(): ResourceProvider {
  return {
    types: Object.keys(NO_LOCAL_EFFECT),
    create: async (logicalId, _properties, context, { stack, type }) => {
      const [, service = ''] = type.toLowerCase().split('::');
      const arn = `arn:${context.partition}:${service}:${context.region}:${context.accountId}:${stack}/${logicalId}`;
      return { ref: service === 'sns' ? arn : logicalId, attributes: { Arn: arn, Id: logicalId, TopicArn: arn } };
    },
  };
}
