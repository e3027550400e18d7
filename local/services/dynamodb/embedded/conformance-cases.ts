/** Calls in order, each against what the earlier ones left. The same list runs on AWS's DynamoDB Local and on the embedded engine. */
export interface Case {
  action: string;
  input: Record<string, unknown>;
}

const T = 'things';
const key = (pk: string, sk: number) => ({ pk: { S: pk }, sk: { N: String(sk) } });
const call = (action: string, input: Record<string, unknown>): Case => ({ action, input: { TableName: T, ...input } });
const put = (item: Record<string, unknown>, rest: Record<string, unknown> = {}): Case =>
  call('PutItem', { Item: item, ...rest });
const get = (pk: string, sk: number, rest: Record<string, unknown> = {}): Case =>
  call('GetItem', { Key: key(pk, sk), ...rest });
const update = (UpdateExpression: string, values: Record<string, unknown>, rest: Record<string, unknown> = {}): Case =>
  call('UpdateItem', {
    Key: key('u', 1),
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...rest,
  });
const query = (
  KeyConditionExpression: string,
  values: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Case => call('Query', { KeyConditionExpression, ExpressionAttributeValues: values, ...rest });
const condition = (
  ConditionExpression: string,
  values: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Case =>
  call('UpdateItem', {
    Key: key('c', 1),
    UpdateExpression: 'SET touched = :touched',
    ConditionExpression,
    ExpressionAttributeValues: { ':touched': { BOOL: true }, ...values },
    ...rest,
  });

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

export const cases: Record<string, Case[]> = {
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
  updates: [
    update('SET a = :a, b = :b', { ':a': { N: '1' }, ':b': { L: [{ N: '1' }, { N: '2' }, { N: '3' }] } }),
    update('SET a = a + :one, c = if_not_exists(c, :z), d = if_not_exists(a, :z)', {
      ':one': { N: '0.1' },
      ':z': { N: '9' },
    }),
    update('SET a = a - :one', { ':one': { N: '5' } }, { ReturnValues: 'UPDATED_OLD' }),
    update('SET b = list_append(b, :more), b2 = list_append(:more, b)', { ':more': { L: [{ S: 'x' }] } }),
    update('SET b[1] = :x, b[20] = :y', { ':x': { S: 'one' }, ':y': { S: 'end' } }, { ReturnValues: 'UPDATED_NEW' }),
    update('REMOVE b[0], b[2], missing', {}),
    update('SET m = :m', { ':m': { M: { x: { N: '1' } } } }),
    update('SET m.y.z = :v', { ':v': { N: '1' } }),
    update('SET m.y = :v, #n = :v REMOVE m.x', { ':v': { N: '1' } }, { ExpressionAttributeNames: { '#n': 'name' } }),
    update('ADD hits :n, tags :t', { ':n': { N: '5' }, ':t': { SS: ['a', 'b'] } }),
    update('ADD hits :n, tags :t', { ':n': { N: '-7.5' }, ':t': { SS: ['b', 'c'] } }),
    update('DELETE tags :t', { ':t': { SS: ['a'] } }),
    update('DELETE tags :t', { ':t': { SS: ['b', 'c'] } }),
    update('SET a = :v', { ':v': { N: '1' } }, { ReturnValues: 'ALL_OLD' }),
    update('SET a = :v', { ':v': { N: '2' } }, { Key: key('made', 1) }),
    call('UpdateItem', { Key: key('bare', 1), ReturnValues: 'ALL_NEW' }),
  ],
  'updates that are refused': [
    update('SET a = missing', {}),
    update('SET a = s + :n', { ':n': { N: '1' } }),
    update('SET a = a + :n', { ':n': { S: '1' } }),
    update('ADD a :n', { ':n': { S: '1' } }),
    update('ADD m :n', { ':n': { N: '1' } }),
    update('DELETE a :n', { ':n': { SS: ['1'] } }),
    update('SET pk = :v', { ':v': { S: 'x' } }),
    update('SET a = :v, a = :v', { ':v': { S: 'x' } }),
    update('SET a.b = :v, a = :v', { ':v': { S: 'x' } }),
    update('SET a = :v SET b = :v', { ':v': { S: 'x' } }),
    update('SET a = :v', { ':v': { S: 'x' }, ':w': { S: 'y' } }),
    update('SET a = :missing', { ':v': { S: 'x' } }),
    update('SET status = :v', { ':v': { S: 'x' } }),
    update('SET a = unknown(b, :v)', { ':v': { S: 'x' } }),
    update('SET a := :v', { ':v': { S: 'x' } }),
    update('', { ':v': { S: 'x' } }),
    update('SET colour = :v', { ':v': { N: '1' } }),
  ],
  conditions: [
    put({
      ...key('c', 1),
      n: { N: '10' },
      s: { S: 'hello' },
      l: { L: [{ S: 'a' }] },
      ss: { SS: ['x', 'y'] },
      m: { M: { a: { N: '1' } } },
      b: { B: 'AQID' },
    }),
    condition('n = :v', { ':v': { N: '10.0' } }),
    condition('n <> :v', { ':v': { N: '10' } }),
    condition('absent <> :v', { ':v': { N: '10' } }),
    condition('absent = :v', { ':v': { N: '10' } }),
    condition('absent < :v', { ':v': { N: '10' } }),
    condition('n < :v', { ':v': { N: '9' } }),
    condition('n >= :v', { ':v': { N: '9' } }),
    condition('n BETWEEN :a AND :b', { ':a': { N: '1' }, ':b': { N: '10' } }),
    condition('n IN (:a, :b)', { ':a': { N: '1' }, ':b': { N: '10' } }),
    condition('s IN (:a, :b)', { ':a': { N: '1' }, ':b': { N: '10' } }),
    condition('attribute_exists(s) AND attribute_not_exists(zz)', {}),
    condition('attribute_not_exists(s)', {}),
    condition('attribute_not_exists(pk) OR (n = :v AND NOT s = :s)', { ':v': { N: '10' }, ':s': { S: 'x' } }),
    condition('begins_with(s, :p)', { ':p': { S: 'he' } }),
    condition('begins_with(s, :p)', { ':p': { S: 'x' } }),
    condition('contains(s, :p)', { ':p': { S: 'ell' } }),
    condition('contains(ss, :p)', { ':p': { S: 'y' } }),
    condition('contains(l, :p)', { ':p': { S: 'a' } }),
    condition('contains(l, :p)', { ':p': { S: 'b' } }),
    condition('attribute_type(m, :t)', { ':t': { S: 'M' } }),
    condition('attribute_type(m, :t)', { ':t': { S: 'L' } }),
    condition('size(s) = :n', { ':n': { N: '5' } }),
    condition('size(ss) > :n', { ':n': { N: '1' } }),
    condition('size(m) >= :n', { ':n': { N: '2' } }),
    condition('m.a = :n AND l[0] = :s', { ':n': { N: '1' }, ':s': { S: 'a' } }),
    condition('s < :n', { ':n': { N: '5' } }),
    condition(
      '#s = :v',
      { ':v': { S: 'no' } },
      { ExpressionAttributeNames: { '#s': 's' }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    ),
    condition('n = n', {}),
    condition('ss = :v', { ':v': { SS: ['y', 'x'] } }),
    call('DeleteItem', { Key: key('nobody', 1), ConditionExpression: 'attribute_exists(pk)' }),
    put(key('c', 1), { ConditionExpression: 'attribute_not_exists(pk)' }),
  ],
  'conditions that are refused': [
    condition('n = ', {}),
    condition('n == :v', { ':v': { N: '1' } }),
    condition('unknown(n)', {}),
    condition('attribute_exists(:v)', { ':v': { N: '1' } }),
    condition('attribute_exists(n, s)', {}),
    condition('begins_with(s, :v)', { ':v': { N: '1' } }),
    condition('n < :v', { ':v': { BOOL: true } }),
    condition('(n = :v', { ':v': { N: '1' } }),
    condition('n BETWEEN :a AND :b', { ':a': { N: '5' }, ':b': { N: '1' } }),
    condition('value = :v', { ':v': { N: '1' } }),
  ],
  queries: [
    ...[-100, -2.5, 0, 3, 20, 100].map((n, index) =>
      put({
        ...key('q', n),
        colour: { S: index % 2 ? 'red' : 'blue' },
        weight: { N: String(100 - n) },
        extra: { N: String(index) },
      }),
    ),
    query('pk = :p', { ':p': { S: 'q' } }),
    query('pk = :p', { ':p': { S: 'q' } }, { ScanIndexForward: false }),
    query('pk = :p AND sk > :n', { ':p': { S: 'q' }, ':n': { N: '-3' } }),
    query('sk <= :n AND pk = :p', { ':p': { S: 'q' }, ':n': { N: '3' } }),
    query('(pk = :p) AND (sk BETWEEN :a AND :b)', { ':p': { S: 'q' }, ':a': { N: '-2.5' }, ':b': { N: '20' } }),
    query('pk = :p AND sk = :n', { ':p': { S: 'q' }, ':n': { N: '0.0' } }),
    query('pk = :p', { ':p': { S: 'q' } }, { Limit: 2 }),
    query('pk = :p', { ':p': { S: 'q' } }, { Limit: 2, ExclusiveStartKey: key('q', -2.5) }),
    query('pk = :p', { ':p': { S: 'q' } }, { Limit: 2, ScanIndexForward: false, ExclusiveStartKey: key('q', 3) }),
    query('pk = :p', { ':p': { S: 'q' }, ':e': { N: '3' } }, { FilterExpression: 'extra > :e', Limit: 5 }),
    query('pk = :p', { ':p': { S: 'q' } }, { Select: 'COUNT' }),
    query('pk = :p', { ':p': { S: 'q' } }, { ProjectionExpression: 'extra' }),
    query('colour = :c', { ':c': { S: 'red' } }, { IndexName: 'by-colour' }),
    query(
      'colour = :c AND weight < :w',
      { ':c': { S: 'red' }, ':w': { N: '100' } },
      { IndexName: 'by-colour', ScanIndexForward: false },
    ),
    query('colour = :c', { ':c': { S: 'blue' } }, { IndexName: 'by-colour', Limit: 1 }),
    query(
      'colour = :c',
      { ':c': { S: 'blue' } },
      { IndexName: 'by-colour', ExclusiveStartKey: { ...key('q', 20), colour: { S: 'blue' }, weight: { N: '80' } } },
    ),
    query('pk = :p', { ':p': { S: 'nobody' } }),
  ],
  'queries that are refused': [
    query('sk = :n', { ':n': { N: '1' } }),
    query('pk > :p', { ':p': { S: 'q' } }),
    query('pk = :p AND sk <> :n', { ':p': { S: 'q' }, ':n': { N: '1' } }),
    query('pk = :p AND extra = :n', { ':p': { S: 'q' }, ':n': { N: '1' } }),
    query('pk = :p', { ':p': { N: '1' } }),
    query('pk = :p', { ':p': { S: 'q' } }, { IndexName: 'nope' }),
    query('pk = :p', { ':p': { S: 'q' } }, { Limit: 0 }),
    query('pk = :p', { ':p': { S: 'q' }, ':n': { N: '1' } }, { FilterExpression: 'sk = :n' }),
    query('pk = :p', { ':p': { S: 'q' } }, { ExclusiveStartKey: { pk: { S: 'q' } } }),
    query('colour = :c', { ':c': { S: 'red' } }, { IndexName: 'by-colour', ConsistentRead: true }),
    call('Query', {}),
  ],
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
