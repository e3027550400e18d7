import type { Grant, GrantScope } from './capability.ts';
import { dataKeyStatement } from './data-key.ts';

/**
 * Reading which executions are paused: the one partition of the executions' table that other contexts' activities may
 * see, so that a pause costs a normal run no call.
 */
export function pauseControl({ stateful }: GrantScope): Grant {
  const executions = stateful.tableOf('executions');
  return {
    environment: { CONTROL_TABLE_NAME: executions.tableName },
    statements: [
      {
        actions: ['dynamodb:GetItem', 'dynamodb:Query'],
        resources: [executions.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#*#CONTROL'] } },
      },
      dataKeyStatement(stateful.dataKey, 'dynamodb'),
    ],
  };
}
