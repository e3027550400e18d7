import { randomUUID } from 'node:crypto';
import type { BatchOutcome } from '../invoke-batch.ts';
import type { Mapping } from '../mapping.ts';
import type { StreamRecord } from './stream-api.ts';

export interface FailedBatch {
  shardId: string;
  records: readonly StreamRecord[];
  attempts: number;
  condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  outcome: BatchOutcome;
}

function timeOf(record: StreamRecord | undefined): string {
  return new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
}

/** What Lambda sends to the failure destination of a stream: where the records are, not the records. */
export function failureMessage(
  mapping: Mapping,
  { shardId, records, attempts, condition, outcome }: FailedBatch,
): string {
  const functionError = outcome.kind === 'failed' ? outcome.functionError : undefined;
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.functionName,
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      ...(functionError === undefined ? {} : { functionError }),
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: timeOf(records[0]),
      approximateArrivalOfLastRecord: timeOf(records.at(-1)),
      batchSize: records.length,
      streamArn: mapping.sourceArn,
    },
  });
}
