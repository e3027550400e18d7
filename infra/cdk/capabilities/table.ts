import type { Grant, GrantScope } from './capability.ts';
import { dataKeyStatement } from './data-key.ts';

// Item-level actions only. Scan is left out on purpose: a scan has no leading key, so the condition would not hold it back.
const itemActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:ConditionCheckItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];

/** The context's own table and its two indexes, and in them only keys that start as the context declares. */
export function table({ context, names, stateful, scope }: GrantScope): Grant {
  const own = stateful.tableOf(context.name);
  return {
    environment: { TABLE_NAME: own.tableName },
    statements: [
      {
        actions: itemActions,
        resources: [
          own.tableArn,
          names.tableArn(scope, context.name, '/index/GSI1'),
          names.tableArn(scope, context.name, '/index/GSI2'),
        ],
        conditions: {
          'ForAllValues:StringLike': {
            'dynamodb:LeadingKeys': ['TENANT#*', ...Object.keys(context.otherKeys ?? {})],
          },
        },
      },
      dataKeyStatement(stateful.dataKey, 'dynamodb'),
    ],
  };
}
