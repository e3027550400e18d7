import { AwsCallError } from '#local/services/contract.ts';

/** JSON error names whose query-protocol name differs; clients find the latter in `x-amzn-query-error`. */
const queryNames: Record<string, string> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

export function sqsErrorHeaders(code: string): Record<string, string> {
  return { 'x-amzn-query-error': `${queryNames[code] ?? code};Sender` };
}

export function noSuchQueue(): AwsCallError {
  return new AwsCallError('QueueDoesNotExist', 'The specified queue does not exist.');
}

export function invalidHandle(handle: string): AwsCallError {
  return new AwsCallError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${handle}" is not a valid receipt handle.`,
  );
}
