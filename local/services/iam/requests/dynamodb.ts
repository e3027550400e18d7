import { type Access, type AccessMapper, type Names, objectsOf, parseJsonBody, textOf } from './access.ts';
import { keyText, leadingKeyOfQuery } from './leading-keys.ts';

type Body = Record<string, unknown>;

function tableArn(names: Names, table: unknown): string {
  const name = textOf(table) ?? '*';
  return name.startsWith('arn:') ? name : `${names.arn('dynamodb')}table/${name}`;
}

function nameOf(table: unknown): string {
  return (textOf(table) ?? '').split('/').at(-1) ?? '';
}

/** `dynamodb:LeadingKeys` of items addressed by key. A table that nobody described yields none of a known value. */
function leadingKeys(names: Names, table: unknown, items: unknown[]): string[] | undefined {
  const hash = names.table(nameOf(table))?.hash;
  return items.map((item) =>
    hash === undefined ? unknownKey : (keyText((item as Body | undefined)?.[hash]) ?? unknownKey),
  );
}

/** Matches no pattern that names a tenant: a condition over a key we cannot see must not hold. */
const unknownKey = '\u0000unknown';

function itemAccess(names: Names, action: string, part: Body): Access {
  return {
    action: `dynamodb:${action}`,
    resource: tableArn(names, part.TableName),
    context: {
      'dynamodb:LeadingKeys': leadingKeys(names, part.TableName, [part.Key ?? part.Item]),
      'dynamodb:ReturnValues': textOf(part.ReturnValues),
    },
  };
}

function queryAccess(names: Names, body: Body): Access {
  const index = textOf(body.IndexName);
  const table = tableArn(names, body.TableName);
  const keys = names.table(nameOf(body.TableName));
  const hash = index === undefined ? keys?.hash : keys?.indexes.get(index);
  const leading = hash === undefined ? undefined : leadingKeyOfQuery(body, hash);
  return {
    action: 'dynamodb:Query',
    resource: index === undefined ? table : `${table}/index/${index}`,
    context: { 'dynamodb:LeadingKeys': [leading ?? unknownKey], 'dynamodb:Select': textOf(body.Select) },
  };
}

function scanAccess(names: Names, body: Body): Access {
  const index = textOf(body.IndexName);
  const table = tableArn(names, body.TableName);
  return {
    action: 'dynamodb:Scan',
    resource: index === undefined ? table : `${table}/index/${index}`,
    context: { 'dynamodb:Select': textOf(body.Select) },
  };
}

function batchAccess(
  names: Names,
  action: string,
  requests: unknown,
  itemsOf: (request: unknown) => unknown[],
): Access[] {
  return Object.entries((requests ?? {}) as Body).map(([table, request]) => ({
    action: `dynamodb:${action}`,
    resource: tableArn(names, table),
    context: { 'dynamodb:LeadingKeys': leadingKeys(names, table, itemsOf(request)) },
  }));
}

const transactActions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

function transactAccess(names: Names, items: unknown): Access[] {
  return objectsOf(items).flatMap((item) =>
    Object.entries(item).map(([kind, part]) => itemAccess(names, transactActions[kind] ?? kind, part as Body)),
  );
}

const itemActions = new Set(['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem']);

export const dynamodbAccess: AccessMapper = (request, names) => {
  const body = parseJsonBody(request);
  const action = request.action ?? '';
  if (request.target?.startsWith('DynamoDBStreams_')) {
    const resource = textOf(body.StreamArn) ?? `${names.arn('dynamodb')}table/*`;
    return [{ action: `dynamodb:${action}`, resource }];
  }
  if (itemActions.has(action)) return [itemAccess(names, action, body)];
  switch (action) {
    case 'Query':
      return [queryAccess(names, body)];
    case 'Scan':
      return [scanAccess(names, body)];
    case 'BatchGetItem':
      return batchAccess(names, action, body.RequestItems, (keys) => objectsOf((keys as Body | null)?.Keys));
    case 'BatchWriteItem':
      return batchAccess(names, action, body.RequestItems, (writes) =>
        objectsOf(writes).map(
          (write) => (write.PutRequest as Body | undefined)?.Item ?? (write.DeleteRequest as Body | undefined)?.Key,
        ),
      );
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return transactAccess(names, body.TransactItems);
    default:
      return [
        {
          action: `dynamodb:${action}`,
          resource: body.TableName === undefined ? '*' : tableArn(names, body.TableName),
        },
      ];
  }
};
