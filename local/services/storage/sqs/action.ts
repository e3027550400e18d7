import { z } from 'zod';
import { AwsCallError } from '#local/services/contract.ts';
import { jsonActions } from '#local/services/protocol/json-action.ts';

export const action = jsonActions({ invalid: 'InvalidParameterValue' });
export const QueueUrl = z.string().min(1);
export const Text = z.record(z.string(), z.string());

export interface BatchFailure {
  Id: string;
  SenderFault: boolean;
  Code: string;
  Message: string;
}

/** AWS's rules for the entries of a batch: one to ten, distinct ids of word characters. */
export function checkBatch(entries: readonly { Id: string }[]): void {
  if (entries.length === 0)
    throw new AwsCallError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10)
    throw new AwsCallError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const ids = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id))
      throw new AwsCallError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    if (ids.has(Id)) throw new AwsCallError('BatchEntryIdsNotDistinct', `Id ${Id} repeated.`);
    ids.add(Id);
  }
}

/** Runs every entry, and reports those that AWS would refuse beside those that it would take. */
export async function runBatch<Entry extends { Id: string }, Result>(
  entries: readonly Entry[],
  run: (entry: Entry) => Promise<Result> | Result,
): Promise<{ Successful: (Result & { Id: string })[]; Failed?: BatchFailure[] }> {
  checkBatch(entries);
  const Successful: (Result & { Id: string })[] = [];
  const Failed: BatchFailure[] = [];
  await Promise.all(
    entries.map(async (entry) => {
      try {
        Successful.push({ ...(await run(entry)), Id: entry.Id });
      } catch (error) {
        if (!(error instanceof AwsCallError)) throw error;
        Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
      }
    }),
  );
  return Failed.length > 0 ? { Successful, Failed } : { Successful };
}
