import { type Case, call, get, key, put, T } from './calls.ts';

const table = {
  TableName: T,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'N' },
    { AttributeName: 'colour', AttributeType: 'S' },
    { AttributeName: 'weight', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-colour',
      KeySchema: [
        { AttributeName: 'colour', KeyType: 'HASH' },
        { AttributeName: 'weight', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'keys-only',
      KeySchema: [{ AttributeName: 'colour', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

const everyType = {
  ...key('types', 1),
  s: { S: 'text ü' },
  empty: { S: '' },
  n: { N: '1.50' },
  big: { N: '12345678901234567890123456789012345678' },
  small: { N: '-1E-5' },
  b: { B: 'AQID' },
  bool: { BOOL: false },
  nul: { NULL: true },
  list: { L: [{ S: 'a' }, { M: { deep: { L: [{ N: '1' }] } } }] },
  map: { M: { 'odd.name': { S: 'x' }, core: { M: { v: { N: '7' } } } } },
  ss: { SS: ['b', 'a'] },
  ns: { NS: ['2', '1.0'] },
  bs: { BS: ['AQ=='] },
};

export const items: Record<string, Case[]> = {
  tables: [
    { action: 'CreateTable', input: table },
    { action: 'CreateTable', input: table },
    { action: 'GetItem', input: { TableName: 'nowhere', Key: key('a', 1) } },
    { action: 'DescribeTable', input: { TableName: 'nowhere' } },
    { action: 'ListTables', input: {} },
  ],
  'items and types': [
    put(everyType),
    get('types', 1),
    get('types', 1, {
      ProjectionExpression: 's, #m.core.v, #l[1].deep, absent, ns',
      ExpressionAttributeNames: { '#m': 'map', '#l': 'list' },
    }),
    get('nobody', 1),
    put({ ...key('types', 1), s: { S: 'new' } }, { ReturnValues: 'ALL_OLD' }),
    call('DeleteItem', { Key: key('types', 1), ReturnValues: 'ALL_OLD' }),
    call('DeleteItem', { Key: key('types', 1), ReturnValues: 'ALL_OLD' }),
  ],
  'items that are refused': [
    put({ pk: { S: 'a' } }),
    put({ ...key('a', 1), pk: { N: '1' } }),
    put({ ...key('', 1) }),
    put({ ...key('a', 1), colour: { N: '1' } }),
    put({ ...key('a', 1), colour: { S: '' } }),
    put({ ...key('a', 1), n: { N: 'abc' } }),
    put({ ...key('a', 1), n: { N: '123456789012345678901234567890123456789' } }),
    put({ ...key('a', 1), n: { N: '1e126' } }),
    put({ ...key('a', 1), n: { N: '1e-131' } }),
    put({ ...key('a', 1), n: {} }),
    put({ ...key('a', 1), n: { S: 'a', N: '1' } }),
    put({ ...key('a', 1), s: { SS: [] } }),
    put({ ...key('a', 1), s: { SS: ['a', 'a'] } }),
    put({ ...key('a', 1), s: { S: 'x'.repeat(410_000) } }),
    get('a', 1, { Key: { pk: { S: 'a' } } }),
    get('a', 1, { Key: { pk: { S: 'a' }, sk: { S: '1' } } }),
    get('a', 1, { ProjectionExpression: 'name' }),
    get('a', 1, { ProjectionExpression: '#x' }),
    get('a', 1, { ProjectionExpression: 'a, a.b' }),
    get('a', 1, { ProjectionExpression: 'a', ExpressionAttributeNames: { '#unused': 'b' } }),
    put(key('a', 1), { ReturnValues: 'ALL_NEW' }),
  ],
};
