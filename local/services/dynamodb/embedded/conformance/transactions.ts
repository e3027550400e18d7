import { type Case, get, key, T } from './calls.ts';

export const transactions: Record<string, Case[]> = {
  transactions: [
    {
      action: 'TransactWriteItems',
      input: {
        TransactItems: [
          {
            Put: {
              TableName: T,
              Item: { ...key('t', 1), v: { N: '1' } },
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          {
            Update: {
              TableName: T,
              Key: key('t', 2),
              UpdateExpression: 'ADD v :n',
              ExpressionAttributeValues: { ':n': { N: '2' } },
            },
          },
          { ConditionCheck: { TableName: T, Key: key('q', 3), ConditionExpression: 'attribute_exists(pk)' } },
          { Delete: { TableName: T, Key: key('q', 100) } },
        ],
      },
    },
    {
      action: 'TransactWriteItems',
      input: {
        TransactItems: [
          { Put: { TableName: T, Item: { ...key('t', 3), v: { N: '1' } } } },
          {
            Put: {
              TableName: T,
              Item: key('t', 1),
              ConditionExpression: 'attribute_not_exists(pk)',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          { ConditionCheck: { TableName: T, Key: key('zzz', 1), ConditionExpression: 'attribute_exists(pk)' } },
        ],
      },
    },
    get('t', 3),
    {
      action: 'TransactWriteItems',
      input: {
        TransactItems: [{ Put: { TableName: T, Item: key('t', 9) } }, { Delete: { TableName: T, Key: key('t', 9) } }],
      },
    },
    { action: 'TransactWriteItems', input: { TransactItems: [] } },
    {
      action: 'TransactWriteItems',
      input: {
        ClientRequestToken: 'same',
        TransactItems: [
          {
            Update: {
              TableName: T,
              Key: key('t', 5),
              UpdateExpression: 'ADD v :n',
              ExpressionAttributeValues: { ':n': { N: '1' } },
            },
          },
        ],
      },
    },
    {
      action: 'TransactWriteItems',
      input: {
        ClientRequestToken: 'same',
        TransactItems: [
          {
            Update: {
              TableName: T,
              Key: key('t', 5),
              UpdateExpression: 'ADD v :n',
              ExpressionAttributeValues: { ':n': { N: '1' } },
            },
          },
        ],
      },
    },
    get('t', 5),
    {
      action: 'TransactWriteItems',
      input: { ClientRequestToken: 'same', TransactItems: [{ Delete: { TableName: T, Key: key('t', 5) } }] },
    },
    {
      action: 'TransactGetItems',
      input: {
        TransactItems: [{ Get: { TableName: T, Key: key('t', 1) } }, { Get: { TableName: T, Key: key('none', 1) } }],
      },
    },
  ],
};
