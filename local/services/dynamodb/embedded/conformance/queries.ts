import { type Case, call, key, put, query } from './calls.ts';

export const queries: Record<string, Case[]> = {
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
};
