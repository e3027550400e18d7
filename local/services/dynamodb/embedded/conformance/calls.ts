/** Calls in order, each against what the earlier ones left. The same list runs on AWS's DynamoDB Local and on the embedded engine. */
export interface Case {
  action: string;
  input: Record<string, unknown>;
}

export const T = 'things';
export const key = (pk: string, sk: number) => ({ pk: { S: pk }, sk: { N: String(sk) } });
export const call = (action: string, input: Record<string, unknown>): Case => ({
  action,
  input: { TableName: T, ...input },
});
export const put = (item: Record<string, unknown>, rest: Record<string, unknown> = {}): Case =>
  call('PutItem', { Item: item, ...rest });
export const get = (pk: string, sk: number, rest: Record<string, unknown> = {}): Case =>
  call('GetItem', { Key: key(pk, sk), ...rest });
export const update = (
  UpdateExpression: string,
  values: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Case =>
  call('UpdateItem', {
    Key: key('u', 1),
    UpdateExpression,
    ReturnValues: 'ALL_NEW',
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...rest,
  });
export const query = (
  KeyConditionExpression: string,
  values: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Case => call('Query', { KeyConditionExpression, ExpressionAttributeValues: values, ...rest });
export const condition = (
  ConditionExpression: string,
  values: Record<string, unknown>,
  rest: Record<string, unknown> = {},
): Case =>
  call('UpdateItem', {
    Key: key('c', 1),
    UpdateExpression: 'SET touched = :touched',
    ConditionExpression,
    ExpressionAttributeValues: { ':touched': { BOOL: true }, ...values },
    ...rest,
  });
