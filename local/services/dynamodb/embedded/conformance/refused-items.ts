import { type Case, call, key } from './calls.ts';

const KEY = key('r', 1);
const bare = (action: string, input: Record<string, unknown>): Case => ({ action, input });

/** Bad input for the operations on one item. */
export const refusedItems: Record<string, Case[]> = {
  PutItem: [
    call('PutItem', {}),
    bare('PutItem', { Item: KEY }),
    call('PutItem', { Item: {} }),
    call('PutItem', { Item: KEY, ReturnValues: 'SOME' }),
    call('PutItem', { Item: KEY, ReturnValues: 'UPDATED_NEW' }),
    call('PutItem', { Item: KEY, ConditionExpression: '' }),
    call('PutItem', { Item: KEY, ExpressionAttributeValues: { ':a': { S: 'x' } } }),
    call('PutItem', { Item: KEY, ExpressionAttributeNames: { '#a': 'x' } }),
    call('PutItem', { Item: KEY, ConditionExpression: 'a = :a', ExpressionAttributeValues: {} }),
    call('PutItem', { Item: KEY, ConditionExpression: 'a = :a', ExpressionAttributeValues: { a: { S: 'x' } } }),
    call('PutItem', { Item: KEY, ConditionExpression: '#a = :a', ExpressionAttributeNames: { a: 'x' } }),
    call('PutItem', { Item: { ...KEY, a: { NULL: false } } }),
    call('PutItem', { Item: { ...KEY, a: { NS: ['1', '1.0'] } } }),
    call('PutItem', { Item: { ...KEY, a: { NS: [] } } }),
    call('PutItem', { Item: { ...KEY, a: { BS: ['AQ==', 'AQ=='] } } }),
    call('PutItem', { Item: { ...KEY, a: { N: '' } } }),
    call('PutItem', { Item: { ...KEY, sk: { N: 'x' } } }),
    call('PutItem', { Item: { ...KEY, pk: { S: 'x'.repeat(2049) } } }),
    call('PutItem', { Item: { ...KEY, pk: { NULL: true } } }),
  ],
  GetItem: [
    call('GetItem', {}),
    call('GetItem', { Key: {} }),
    call('GetItem', { Key: { ...KEY, extra: { S: 'x' } } }),
    call('GetItem', { Key: KEY, ProjectionExpression: '' }),
    call('GetItem', { Key: KEY, ProjectionExpression: 'a,' }),
    call('GetItem', { Key: KEY, ProjectionExpression: 'a[-1]' }),
    call('GetItem', { Key: KEY, ProjectionExpression: 'a..b' }),
    call('GetItem', { Key: KEY, ProjectionExpression: 'a, a' }),
    call('GetItem', { Key: KEY, ExpressionAttributeNames: { '#a': 'x' } }),
    call('GetItem', { Key: { pk: { S: '' }, sk: { N: '1' } } }),
  ],
  UpdateItem: [
    call('UpdateItem', {}),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'SET' }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'SET a' }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'REMOVE a, a' }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'REMOVE pk' }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'FLY a' }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'ADD a.b :v', ExpressionAttributeValues: { ':v': { S: 'x' } } }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'DELETE a :v', ExpressionAttributeValues: { ':v': { N: '1' } } }),
    call('UpdateItem', {
      Key: KEY,
      UpdateExpression: 'SET a = list_append(:v, :w)',
      ExpressionAttributeValues: { ':v': { S: 'x' }, ':w': { L: [] } },
    }),
    call('UpdateItem', {
      Key: KEY,
      UpdateExpression: 'SET a = if_not_exists(:v, :v)',
      ExpressionAttributeValues: { ':v': { S: 'x' } },
    }),
    call('UpdateItem', {
      Key: KEY,
      UpdateExpression: 'SET a = :v + :v + :v',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    }),
    call('UpdateItem', {
      Key: KEY,
      UpdateExpression: 'SET a[0] = :v',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    }),
    call('UpdateItem', { Key: KEY, UpdateExpression: 'SET #a = :v', ExpressionAttributeValues: { ':v': { N: '1' } } }),
    call('UpdateItem', { Key: KEY, ReturnValues: 'MOST' }),
  ],
  DeleteItem: [
    call('DeleteItem', {}),
    call('DeleteItem', { Key: { pk: { S: 'r' } } }),
    call('DeleteItem', { Key: KEY, ReturnValues: 'ALL_NEW' }),
    call('DeleteItem', { Key: KEY, ConditionExpression: 'AND' }),
  ],
};
