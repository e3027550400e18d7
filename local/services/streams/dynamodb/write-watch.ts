import type { AwsRequest, AwsResponse, AwsService } from '#local/services/contract.ts';

const writes =
  /\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems|ExecuteStatement|ExecuteTransaction|BatchExecuteStatement)$/;
const tableName = /"TableName"\s*:\s*"([^"]+)"/g;

/** Called with the tables that a call may have written; none named means any. */
export type OnWrite = (tables: ReadonlySet<string>) => void;

/**
 * Tells of writes as they pass through the mounted DynamoDB service, so that stream readers can look at once instead of all
 * the time: a write is with its function in milliseconds, and idle tables cost nothing. Only a hint: what it misses (a
 * time-to-live deletion) is found by the slow poll. Returns what undoes it.
 */
export function watchWrites(service: AwsService, onWrite: OnWrite): () => void {
  const handle = service.handle;
  service.handle = async (request: AwsRequest): Promise<AwsResponse> => {
    const response = await handle.call(service, request);
    if (response.status < 400 && request.target !== undefined && writes.test(request.target))
      onWrite(tablesOf(request));
    return response;
  };
  return () => {
    service.handle = handle;
  };
}

function tablesOf(request: AwsRequest): Set<string> {
  if (request.target?.endsWith('BatchWriteItem') || request.target?.includes('Execute')) return new Set();
  const names = [...request.body.toString('latin1').matchAll(tableName)].map((match) => match[1]!.split('/').at(-1)!);
  return new Set(names);
}
