import { type Case, call } from './calls.ts';

const bare = (action: string, input: Record<string, unknown>): Case => ({ action, input });
const attributes = (...names: string[]) => names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' });
const ALL = { ProjectionType: 'ALL' };
const create = (more: Record<string, unknown>): Case => ({
  action: 'CreateTable',
  input: {
    TableName: 'refused',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes('a'),
    KeySchema: [hash('a')],
    ...more,
  },
});

/** Tables that cannot be declared, found or listed. */
export const refusedTables: Record<string, Case[]> = {
  CreateTable: [
    create({ TableName: 'x' }),
    create({ TableName: 'no spaces' }),
    create({ KeySchema: [] }),
    create({ KeySchema: [hash('b')] }),
    create({ KeySchema: [range('a')] }),
    create({ KeySchema: [hash('a'), hash('b')], AttributeDefinitions: attributes('a', 'b') }),
    create({ KeySchema: [hash('a'), range('a')] }),
    create({ AttributeDefinitions: attributes('a', 'b') }),
    create({ AttributeDefinitions: attributes('a', 'a') }),
    create({ AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'BOOL' }] }),
    create({ GlobalSecondaryIndexes: [] }),
    create({ GlobalSecondaryIndexes: [{ IndexName: 'i', KeySchema: [hash('a')], Projection: ALL }] }),
    create({ GlobalSecondaryIndexes: [{ IndexName: 'index', KeySchema: [hash('z')], Projection: ALL }] }),
    create({
      GlobalSecondaryIndexes: [
        { IndexName: 'index', KeySchema: [hash('a')], Projection: { ProjectionType: 'INCLUDE' } },
      ],
    }),
    create({
      GlobalSecondaryIndexes: ['index', 'index'].map((IndexName) => ({
        IndexName,
        KeySchema: [hash('a')],
        Projection: ALL,
      })),
    }),
    create({ LocalSecondaryIndexes: [{ IndexName: 'index', KeySchema: [hash('a')], Projection: ALL }] }),
    create({ StreamSpecification: { StreamEnabled: true } }),
  ],
  'DeleteTable and DescribeTable': [
    bare('DeleteTable', { TableName: 'nowhere' }),
    bare('DeleteTable', {}),
    bare('DescribeTable', { TableName: 'x' }),
    bare('ListTables', { Limit: 0 }),
    bare('ListTables', { Limit: 101 }),
  ],
  UpdateTimeToLive: [
    call('UpdateTimeToLive', {}),
    call('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' } }),
    call('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'other' } }),
    call('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: false } }),
    bare('UpdateTimeToLive', { TableName: 'nowhere', TimeToLiveSpecification: { Enabled: true, AttributeName: 'a' } }),
  ],
};
