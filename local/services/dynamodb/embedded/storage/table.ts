import { z } from 'zod';

const KeySchemaSchema = z
  .array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))
  .min(1)
  .max(2);
const ProjectionSchema = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']).default('ALL'),
  NonKeyAttributes: z.array(z.string()).optional(),
});
export const IndexSchema = z.object({
  IndexName: z.string().min(3).max(255),
  KeySchema: KeySchemaSchema,
  Projection: ProjectionSchema.default({ ProjectionType: 'ALL' }),
});
export const AttributeDefinitionsSchema = z.array(
  z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
);

/** What a table is declared as, kept as JSON in the catalogue. */
export const TableDefinitionSchema = z.object({
  TableName: z.string().regex(/^[a-zA-Z0-9_.-]{3,255}$/, 'TableName must be 3 to 255 letters, digits, _ . or -'),
  KeySchema: KeySchemaSchema,
  AttributeDefinitions: AttributeDefinitionsSchema,
  GlobalSecondaryIndexes: z.array(IndexSchema).default([]),
  LocalSecondaryIndexes: z.array(IndexSchema).default([]),
  StreamSpecification: z
    .object({
      StreamEnabled: z.boolean(),
      StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']).optional(),
    })
    .optional(),
  DeletionProtectionEnabled: z.boolean().default(false),
});
export type TableDefinition = z.infer<typeof TableDefinitionSchema>;
export type IndexDefinition = z.infer<typeof IndexSchema>;
export type StreamViewType = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY';

export interface KeyAttribute {
  name: string;
  type: 'S' | 'N' | 'B';
}

/** Partition and sort attribute of a table or an index. */
export interface Keys {
  partition: KeyAttribute;
  sort?: KeyAttribute;
}

export interface Index extends Keys {
  name: string;
  definition: IndexDefinition;
  global: boolean;
  /** Name of the SQLite table that holds the index. */
  storage: string;
}

export interface Table extends Keys {
  id: number;
  name: string;
  arn: string;
  definition: TableDefinition;
  createdAt: number;
  indexes: Index[];
  stream?: { view: StreamViewType; label: string; arn: string };
  timeToLive?: string;
  /** Name of the SQLite table that holds the items. */
  storage: string;
}

export function keysOf({ KeySchema }: Pick<IndexDefinition, 'KeySchema'>, definition: TableDefinition): Keys {
  const attribute = (role: string): KeyAttribute | undefined => {
    const name = KeySchema.find(({ KeyType }) => KeyType === role)?.AttributeName;
    const type = definition.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
    return name !== undefined && type !== undefined ? { name, type } : undefined;
  };
  const [partition, sort] = [attribute('HASH'), attribute('RANGE')];
  if (!partition || (KeySchema.length > 1 && !sort)) {
    throw new TypeError('Every key attribute needs an entry in AttributeDefinitions');
  }
  return sort ? { partition, sort } : { partition };
}
