import { type Case, key, T } from './calls.ts';

const KEY = key('r', 1);
const bare = (action: string, input: Record<string, unknown>): Case => ({ action, input });
const write = (...TransactItems: unknown[]): Case => bare('TransactWriteItems', { TransactItems });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_none, index) => make(index));
const keyOf = (index: number) => key('r', index);

/** Batches and transactions that are too large, empty or ambiguous. */
export const refusedBatches: Record<string, Case[]> = {
  BatchGetItem: [
    bare('BatchGetItem', {}),
    bare('BatchGetItem', { RequestItems: {} }),
    bare('BatchGetItem', { RequestItems: { [T]: { Keys: [] } } }),
    bare('BatchGetItem', { RequestItems: { [T]: { Keys: many(101, keyOf) } } }),
    bare('BatchGetItem', { RequestItems: { nowhere: { Keys: [KEY] } } }),
    bare('BatchGetItem', { RequestItems: { [T]: { Keys: [{ pk: { S: 'r' } }] } } }),
  ],
  BatchWriteItem: [
    bare('BatchWriteItem', {}),
    bare('BatchWriteItem', { RequestItems: {} }),
    bare('BatchWriteItem', { RequestItems: { [T]: [] } }),
    bare('BatchWriteItem', { RequestItems: { [T]: many(26, (index) => ({ PutRequest: { Item: keyOf(index) } })) } }),
    bare('BatchWriteItem', { RequestItems: { nowhere: [{ PutRequest: { Item: KEY } }] } }),
    bare('BatchWriteItem', { RequestItems: { [T]: [{}] } }),
    bare('BatchWriteItem', { RequestItems: { [T]: [{ PutRequest: { Item: KEY }, DeleteRequest: { Key: KEY } }] } }),
    bare('BatchWriteItem', { RequestItems: { [T]: [{ PutRequest: { Item: { pk: { S: 'r' } } } }] } }),
  ],
  TransactWriteItems: [
    bare('TransactWriteItems', {}),
    write({}),
    write({ Put: { TableName: T, Item: KEY }, Delete: { TableName: T, Key: KEY } }),
    write({ Put: { TableName: 'nowhere', Item: KEY } }),
    write({ Put: { TableName: T, Item: { pk: { S: 'r' } } } }),
    write({ ConditionCheck: { TableName: T, Key: KEY } }),
    write({ Update: { TableName: T, Key: KEY } }),
    write({ Update: { TableName: T, Key: KEY, UpdateExpression: 'SET' } }),
    write(...many(101, (index) => ({ Delete: { TableName: T, Key: keyOf(index) } }))),
    bare('TransactWriteItems', {
      ClientRequestToken: 'x'.repeat(37),
      TransactItems: [{ Delete: { TableName: T, Key: KEY } }],
    }),
  ],
  TransactGetItems: [
    bare('TransactGetItems', {}),
    bare('TransactGetItems', { TransactItems: [] }),
    bare('TransactGetItems', { TransactItems: [{}] }),
    bare('TransactGetItems', { TransactItems: [{ Get: { TableName: 'nowhere', Key: KEY } }] }),
  ],
};
