import {
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { arn, client, put, rule, useEvents } from './testing/events-harness.ts';

describe('EventBridge with bad input', () => {
  useEvents();
  it('refuses bad events one by one, and bad requests whole', async () => {
    const code = async (entry: object) => (await put(entry)).Entries?.[0]?.ErrorCode;
    expect(await code({ Source: undefined })).toBe('InvalidArgument');
    expect(await code({ Detail: '{' })).toBe('MalformedDetail');
    expect(await code({ Detail: '[]' })).toBe('MalformedDetail');
    expect(await code({ Source: 'aws.mine' })).toBe('NotAuthorizedForSourceException');
    expect(await code({ EventBusName: 'nowhere' })).toBe('ResourceNotFoundException');
    await expect(put({ Detail: JSON.stringify({ x: 'x'.repeat(262_144) }) })).rejects.toThrow('over the limit');
    await expect(
      client.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => ({})) })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(client.send(new PutRuleCommand({ Name: 'bad', EventPattern: '{"a":"b"}' }))).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
      message: 'Event pattern is not valid. Reason: "a" must be an object or an array',
    });
    await expect(
      client.send(new PutRuleCommand({ Name: 'bad', ScheduleExpression: 'rate(1 minutes)' })),
    ).rejects.toThrow('ScheduleExpression');
    await rule('ok', { source: ['x'] });
    const target = (more: Partial<Target>) =>
      client.send(new PutTargetsCommand({ Rule: 'ok', Targets: [{ Id: 'x', Arn: arn('sqs', 'in'), ...more }] }));
    await expect(target({ Arn: 'arn:aws:kinesis:eu-central-1:0:stream/s' })).rejects.toMatchObject({
      name: 'UnsupportedOperation',
    });
    await expect(target({ KinesisParameters: { PartitionKeyPath: '$' } })).rejects.toThrow('KinesisParameters');
    await expect(target({ InputPath: '$..x' })).rejects.toThrow('Invalid JSON path');
    await expect(target({ InputTransformer: { InputTemplate: '<nobody>' } })).rejects.toThrow('nobody');
    await expect(client.send(new TestEventPatternCommand({ EventPattern: '{"a":[1]}', Event: '{}' }))).rejects.toThrow(
      'Event is not valid',
    );
  });
});
