import { z } from 'zod';
import type { CloudContext } from '#local/services/contract.ts';
import type { TableKeys } from './requests/access.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const DescriptionSchema = z.object({
  Table: z.object({
    KeySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema })).default([]),
  }),
});

function hashOf(schema: z.output<typeof KeySchema>): string {
  return schema.find((key) => key.KeyType === 'HASH')?.AttributeName ?? '';
}

/** Which attribute is the partition key of each table and index: what `dynamodb:LeadingKeys` is taken from. */
export class TableKeyCatalogue {
  readonly #tables = new Map<string, TableKeys>();
  readonly #asked = new Set<string>();
  readonly #context: CloudContext;

  constructor(context: CloudContext) {
    this.#context = context;
  }

  /** A table that is not known yet is asked for, for the next call. */
  get(name: string): TableKeys | undefined {
    const known = this.#tables.get(name);
    if (known || this.#asked.has(name)) return known;
    this.#asked.add(name);
    this.describe(name).catch(() => this.#asked.delete(name));
    return undefined;
  }

  async describe(TableName: string): Promise<void> {
    const answer = await this.#context.call('dynamodb', 'DynamoDB_20120810.DescribeTable', { TableName });
    this.learn(TableName, answer);
  }

  learn(name: string, description: unknown): void {
    const { Table } = DescriptionSchema.parse(description);
    const indexes = new Map(Table.GlobalSecondaryIndexes.map((index) => [index.IndexName, hashOf(index.KeySchema)]));
    this.#tables.set(name, { hash: hashOf(Table.KeySchema), indexes });
  }
}
