import { type Case, call, key, T } from './calls.ts';

export const batches: Record<string, Case[]> = {
  batches: [
    {
      action: 'BatchWriteItem',
      input: {
        RequestItems: {
          [T]: [
            { PutRequest: { Item: key('b', 1) } },
            { PutRequest: { Item: key('b', 2) } },
            { DeleteRequest: { Key: key('t', 1) } },
          ],
        },
      },
    },
    {
      action: 'BatchWriteItem',
      input: {
        RequestItems: { [T]: [{ PutRequest: { Item: key('b', 1) } }, { DeleteRequest: { Key: key('b', 1) } }] },
      },
    },
    { action: 'BatchGetItem', input: { RequestItems: { [T]: { Keys: [key('b', 1), key('gone', 1)] } } } },
    { action: 'BatchGetItem', input: { RequestItems: { [T]: { Keys: [key('b', 1), key('b', 1)] } } } },
  ],
  'time to live': [
    call('DescribeTimeToLive', {}),
    call('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' } }),
    call('DescribeTimeToLive', {}),
  ],
};
