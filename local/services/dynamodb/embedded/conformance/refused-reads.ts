import { type Case, call } from './calls.ts';

const bare = (action: string, input: Record<string, unknown>): Case => ({ action, input });

/** Queries and scans that say the impossible. */
export const refusedReads: Record<string, Case[]> = {
  Query: [
    call('Query', { KeyConditionExpression: '' }),
    call('Query', { KeyConditionExpression: 'pk = :p' }),
    call('Query', { KeyConditionExpression: 'pk = :p OR sk = :p', ExpressionAttributeValues: { ':p': { S: 'q' } } }),
    call('Query', { KeyConditionExpression: 'NOT pk = :p', ExpressionAttributeValues: { ':p': { S: 'q' } } }),
    call('Query', { KeyConditionExpression: 'pk = :p AND pk = :p', ExpressionAttributeValues: { ':p': { S: 'q' } } }),
    call('Query', {
      KeyConditionExpression: 'pk = :p AND sk = :n AND sk = :n',
      ExpressionAttributeValues: { ':p': { S: 'q' }, ':n': { N: '1' } },
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p AND begins_with(sk, :n)',
      ExpressionAttributeValues: { ':p': { S: 'q' }, ':n': { N: '1' } },
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p AND contains(sk, :n)',
      ExpressionAttributeValues: { ':p': { S: 'q' }, ':n': { N: '1' } },
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p AND sk BETWEEN :b AND :a',
      ExpressionAttributeValues: { ':p': { S: 'q' }, ':a': { N: '1' }, ':b': { N: '2' } },
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      Select: 'SPECIFIC_ATTRIBUTES',
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      Select: 'ALL_ATTRIBUTES',
      ProjectionExpression: 'a',
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      Select: 'ALL_PROJECTED_ATTRIBUTES',
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      Select: 'COUNT',
      ProjectionExpression: 'a',
    }),
    call('Query', {
      IndexName: 'keys-only',
      KeyConditionExpression: 'colour = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      Select: 'ALL_ATTRIBUTES',
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      FilterExpression: 'pk = :p',
    }),
    call('Query', {
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
      ExclusiveStartKey: { pk: { S: 'other' }, sk: { N: '1' } },
    }),
    bare('Query', {
      TableName: 'nowhere',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'q' } },
    }),
  ],
  Scan: [
    call('Scan', { Limit: 0 }),
    call('Scan', { IndexName: 'nope' }),
    call('Scan', { Segment: 1 }),
    call('Scan', { TotalSegments: 2 }),
    call('Scan', { Segment: 2, TotalSegments: 2 }),
    call('Scan', { Segment: -1, TotalSegments: 2 }),
    call('Scan', { TotalSegments: 0, Segment: 0 }),
    call('Scan', { FilterExpression: '' }),
    call('Scan', { ExclusiveStartKey: { pk: { S: 'q' } } }),
    call('Scan', { IndexName: 'by-colour', ConsistentRead: true }),
    call('Scan', { Select: 'SPECIFIC_ATTRIBUTES' }),
  ],
};
