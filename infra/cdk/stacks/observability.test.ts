import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { declaredEntries } from '../bundles.ts';
import { contexts } from '../contexts.ts';
import { synthesize } from '../testing/synthesize.ts';

describe('the observability stack', () => {
  const { observability } = synthesize();
  const alarmsOn = (metric: string) =>
    Object.values(observability.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: metric } }));

  it.each(['Errors', 'Throttles'])('alarms on %s of every function', (metric) => {
    expect(alarmsOn(metric)).toHaveLength(declaredEntries().length);
  });

  it('alarms on the first message in any dead-letter queue', () => {
    const consumers = contexts.filter(({ subscribes, watchesExecutions }) => subscribes ?? watchesExecutions);
    const alarms = alarmsOn('ApproximateNumberOfMessagesVisible');
    expect(alarms).toHaveLength(consumers.length + 1);
    for (const { Properties } of alarms) expect(Properties.Threshold).toBe(1);
  });

  it('alarms when events wait in a stream or in a queue, and when the API fails', () => {
    expect(alarmsOn('IteratorAge')).toHaveLength(1);
    expect(alarmsOn('ApproximateAgeOfOldestMessage').length).toBeGreaterThan(3);
    expect(alarmsOn('5xx')).toHaveLength(1);
  });

  it('says in every alarm what happened, and sends it to the topic', () => {
    observability.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('\\w+ \\w+ .*\\.'),
      AlarmActions: [Match.anyValue()],
      TreatMissingData: 'notBreaching',
    });
  });

  it('encrypts the topic and lets only this account’s alarms publish', () => {
    observability.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    observability.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  it('draws one dashboard', () => {
    observability.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });
});
