import type { Grant, GrantScope } from './capability.ts';
import { dataKeyStatement } from './data-key.ts';

/** Reading a tenant and its API keys one at a time, and noting that one was used; nothing else of the table. */
export function apiKeyVerification({ context, stateful }: GrantScope): Grant {
  const { tableName, tableArn } = stateful.tableOf(context.name);
  const only = (...partitions: string[]) => ({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map((partition) => `TENANT#*#${partition}`) },
  });
  return {
    environment: { TABLE_NAME: tableName },
    statements: [
      { actions: ['dynamodb:GetItem'], resources: [tableArn], conditions: only('APIKEY', 'TENANT') },
      { actions: ['dynamodb:UpdateItem'], resources: [tableArn], conditions: only('APIKEY') },
      dataKeyStatement(stateful.dataKey, 'dynamodb'),
    ],
  };
}
