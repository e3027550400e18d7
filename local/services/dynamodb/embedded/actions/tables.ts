import { z } from 'zod';
import { DynamoError, invalid, invalidValue } from '../errors.ts';
import {
  AttributeDefinitionsSchema,
  type Index,
  IndexSchema,
  type Table,
  type TableDefinition,
  TableDefinitionSchema,
} from '../storage/table.ts';
import { tableName } from '../storage/table-name.ts';
import type { Action, Store } from '../store.ts';
import { checkDefinition } from './check-definition.ts';

/** Parses what a table is declared with; the first problem becomes DynamoDB's kind of message. */
function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  const [issue] = error.issues;
  throw invalid(
    `1 validation error detected: Value at '${issue?.path.join('.')}' failed to satisfy constraint: ${issue?.message}`,
  );
}

export const createTable: Action = (store, input) => {
  const definition = parse(TableDefinitionSchema, input);
  for (const kind of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'])
    if (Array.isArray(input[kind]) && input[kind].length === 0) throw invalidValue(`List of ${kind} is empty`);
  checkDefinition(definition);
  return JSON.stringify({ TableDescription: describe(store, store.catalogue.create(definition)) });
};

export const describeTable: Action = (store, input) => {
  const table = existing(store, input.TableName);
  return JSON.stringify({ Table: describe(store, table) });
};

function existing(store: Store, reference: unknown): Table {
  const name = tableName(reference);
  const table = store.catalogue.find(name);
  if (table) return table;
  throw new DynamoError('ResourceNotFoundException', `Requested resource not found: Table: ${name} not found`);
}

export const listTables: Action = (store, input) => {
  const { ExclusiveStartTableName: start = '', Limit: limit = 100 } = input as {
    ExclusiveStartTableName?: string;
    Limit?: number;
  };
  if (limit < 1) throw invalid('Limit must be greater than or equal to 1');
  if (limit > 100) throw invalid('Limit in ListTables must be <= 100');
  const names = store.catalogue
    .all()
    .map(({ name }) => name)
    .filter((name) => name > start);
  const page = names.slice(0, limit);
  return JSON.stringify({ TableNames: page, ...(names.length > limit && { LastEvaluatedTableName: page.at(-1) }) });
};

export const deleteTable: Action = (store, input) => {
  const table = existing(store, input.TableName);
  if (table.definition.DeletionProtectionEnabled) {
    throw invalid(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  const TableDescription = { ...describe(store, table), TableStatus: 'DELETING' };
  store.catalogue.drop(table);
  return JSON.stringify({ TableDescription });
};

const UpdateSchema = z.object({
  AttributeDefinitions: AttributeDefinitionsSchema.optional(),
  GlobalSecondaryIndexUpdates: z
    .array(z.object({ Create: IndexSchema.optional(), Delete: z.object({ IndexName: z.string() }).optional() }))
    .default([]),
  StreamSpecification: TableDefinitionSchema.shape.StreamSpecification,
  DeletionProtectionEnabled: z.boolean().optional(),
});

export const updateTable: Action = (store, input) => {
  const table = store.catalogue.table(input.TableName);
  const update = parse(UpdateSchema, input);
  const definition: TableDefinition = {
    ...table.definition,
    GlobalSecondaryIndexes: [...table.definition.GlobalSecondaryIndexes],
  };
  if (update.AttributeDefinitions)
    definition.AttributeDefinitions = mergeAttributes(definition, update.AttributeDefinitions);
  if (update.StreamSpecification) definition.StreamSpecification = update.StreamSpecification;
  if (update.DeletionProtectionEnabled !== undefined)
    definition.DeletionProtectionEnabled = update.DeletionProtectionEnabled;
  const created = new Set<string>();
  for (const { Create, Delete } of update.GlobalSecondaryIndexUpdates) {
    if (Delete)
      definition.GlobalSecondaryIndexes = definition.GlobalSecondaryIndexes.filter(
        ({ IndexName }) => IndexName !== Delete.IndexName,
      );
    if (!Create) continue;
    definition.GlobalSecondaryIndexes.push(Create);
    created.add(Create.IndexName);
  }
  checkDefinition(definition);
  const updated = store.catalogue.redefine(table, definition);
  if (created.size > 0) store.database.change(() => store.items.fillIndexes(updated, created));
  return JSON.stringify({ TableDescription: describe(store, updated) });
};

function mergeAttributes(
  { AttributeDefinitions: old }: TableDefinition,
  added: TableDefinition['AttributeDefinitions'],
) {
  const names = new Set(added.map(({ AttributeName }) => AttributeName));
  return [...old.filter(({ AttributeName }) => !names.has(AttributeName)), ...added];
}

function describe(store: Store, table: Table) {
  const { definition, stream } = table;
  const { items, bytes } = store.items.count(table);
  const indexes = (global: boolean) => {
    const some = table.indexes.filter((index) => index.global === global).map((index) => describeIndex(table, index));
    return some.length > 0 ? some : undefined;
  };
  return {
    TableName: table.name,
    TableId: `00000000-0000-4000-8000-${String(table.id).padStart(12, '0')}`,
    TableArn: table.arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: table.createdAt / 1000,
    AttributeDefinitions: definition.AttributeDefinitions,
    KeySchema: definition.KeySchema,
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    ItemCount: items,
    TableSizeBytes: bytes,
    DeletionProtectionEnabled: definition.DeletionProtectionEnabled,
    GlobalSecondaryIndexes: indexes(true),
    LocalSecondaryIndexes: indexes(false),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
      LatestStreamLabel: stream.label,
      LatestStreamArn: stream.arn,
    }),
  };
}

const describeIndex = (table: Table, { name, definition, global }: Index) => ({
  IndexName: name,
  KeySchema: definition.KeySchema,
  Projection: definition.Projection,
  IndexArn: `${table.arn}/index/${name}`,
  ...(global && { IndexStatus: 'ACTIVE' }),
});

export const describeTimeToLive: Action = (store, input) => {
  const { timeToLive } = store.catalogue.table(input.TableName);
  const TimeToLiveDescription = timeToLive
    ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive }
    : { TimeToLiveStatus: 'DISABLED' };
  return JSON.stringify({ TimeToLiveDescription });
};

export const updateTimeToLive: Action = (store, input) => {
  const table = store.catalogue.table(input.TableName);
  const schema = z.object({ AttributeName: z.string().min(1), Enabled: z.boolean() });
  const TimeToLiveSpecification = parse(schema, input.TimeToLiveSpecification);
  const { Enabled, AttributeName } = TimeToLiveSpecification;
  if (Enabled && table.timeToLive === AttributeName) throw invalid('TimeToLive is already enabled');
  if (table.timeToLive && table.timeToLive !== AttributeName)
    throw invalid(`TimeToLive is active on a different AttributeName: current AttributeName is ${table.timeToLive}`);
  if (!Enabled && !table.timeToLive) throw invalid('TimeToLive is already disabled');
  store.catalogue.setTimeToLive(table, Enabled ? AttributeName : undefined);
  store.database.change(() => store.items.refreshExpiry(table));
  return JSON.stringify({ TimeToLiveSpecification });
};
