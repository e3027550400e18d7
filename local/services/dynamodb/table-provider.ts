import { z } from 'zod';
import { AwsCallError, type CloudContext, type ResourceProvider } from '#local/services/contract.ts';
import { physicalName } from '#local/services/physical-name.ts';

const StreamSchema = z.object({ StreamViewType: z.string() });
const IndexSchema = z.object({ IndexName: z.string(), KeySchema: z.unknown(), Projection: z.unknown() });
const TableSchema = z.object({
  TableName: z.string().optional(),
  KeySchema: z.unknown(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: z.array(IndexSchema).optional(),
  LocalSecondaryIndexes: z.array(IndexSchema).optional(),
  StreamSpecification: StreamSchema.optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});
const DescriptionSchema = z.object({
  Table: z.object({
    LatestStreamArn: z.string().optional(),
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]),
  }),
});

type Table = z.infer<typeof TableSchema>;

/** AWS::DynamoDB::Table and GlobalTable (TableV2): creates the table, or finds it again and adds what the template added. */
export function createTableProvider(): ResourceProvider {
  return {
    types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    create: async (logicalId, properties, context, { stack }) => {
      const table = TableSchema.parse(properties);
      const name = table.TableName ?? physicalName(stack, logicalId, 255);
      const existing = await describe(context, name);
      if (existing) await addMissingIndexes(context, name, table, existing);
      else await createTable(context, name, table);
      await applyTimeToLive(context, name, table);
      const description = await describe(context, name);
      const streamArn = description?.Table.LatestStreamArn;
      const arn = `arn:${context.partition}:dynamodb:${context.region}:${context.accountId}:table/${name}`;
      return { ref: name, attributes: { Arn: arn, TableId: name, ...(streamArn && { StreamArn: streamArn }) } };
    },
  };
}

const call = (context: CloudContext, action: string, input: unknown): Promise<unknown> =>
  context.call('dynamodb', `DynamoDB_20120810.${action}`, input);

async function describe(context: CloudContext, TableName: string) {
  try {
    return DescriptionSchema.parse(await call(context, 'DescribeTable', { TableName }));
  } catch (error) {
    if (error instanceof AwsCallError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function createTable(context: CloudContext, TableName: string, table: Table): Promise<void> {
  await call(context, 'CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: table.KeySchema,
    AttributeDefinitions: table.AttributeDefinitions,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(indexOf),
    LocalSecondaryIndexes: table.LocalSecondaryIndexes?.map(indexOf),
    StreamSpecification: table.StreamSpecification && {
      StreamEnabled: true,
      StreamViewType: table.StreamSpecification.StreamViewType,
    },
  });
}

async function addMissingIndexes(
  context: CloudContext,
  TableName: string,
  table: Table,
  existing: z.infer<typeof DescriptionSchema>,
): Promise<void> {
  const known = new Set(existing.Table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName));
  for (const index of table.GlobalSecondaryIndexes ?? []) {
    if (known.has(index.IndexName)) continue;
    const GlobalSecondaryIndexUpdates = [{ Create: indexOf(index) }];
    const { AttributeDefinitions } = table;
    await call(context, 'UpdateTable', { TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates });
  }
}

async function applyTimeToLive(context: CloudContext, TableName: string, table: Table): Promise<void> {
  const wanted = table.TimeToLiveSpecification;
  if (!wanted?.Enabled) return;
  const answer = await call(context, 'DescribeTimeToLive', { TableName });
  const { TimeToLiveDescription } = z
    .object({ TimeToLiveDescription: z.object({ TimeToLiveStatus: z.string() }).optional() })
    .parse(answer);
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await call(context, 'UpdateTimeToLive', { TableName, TimeToLiveSpecification: wanted });
}

/** Capacity settings of an index have no meaning here, and DynamoDB Local would refuse those of newer templates. */
const indexOf = ({ IndexName, KeySchema, Projection }: z.infer<typeof IndexSchema>) => ({
  IndexName,
  KeySchema,
  Projection,
});
