import { z } from 'zod';
import { AwsCallError, type CloudContext } from '#local/services/contract.ts';
import type { Mapping } from './mapping.ts';

export type BatchOutcome =
  | { kind: 'done' }
  /** The function named these records as failed; the others are done. */
  | { kind: 'partial'; failed: ReadonlySet<string> }
  | { kind: 'failed'; error: string; functionError?: string }
  /** The function could not be called now (throttled, not ready): that is nobody's failure. */
  | { kind: 'busy'; error: string };

const busy = new Set([
  'TooManyRequestsException',
  'ServiceException',
  'ResourceConflictException',
  'EC2ThrottledException',
]);
const Response = z
  .looseObject({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullable();

/** An answer that does not have the form of a report fails the whole batch, as does an id that the batch does not have. */
function readReport(payload: Buffer, ids: ReadonlySet<string>): BatchOutcome {
  if (payload.length === 0) return { kind: 'done' };
  const parsed = Response.safeParse(JSON.parse(payload.toString('utf8')));
  if (!parsed.success)
    return { kind: 'failed', error: `The batch response is not valid: ${parsed.error.issues[0]?.message}` };
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  for (const id of failed)
    if (!ids.has(id)) return { kind: 'failed', error: `The batch response names ${id}, which is not in the batch` };
  return failed.size === 0 ? { kind: 'done' } : { kind: 'partial', failed };
}

/** Calls the function with a batch, and says what became of it. `ids` are what a report may name. */
export async function invokeBatch(
  context: CloudContext,
  mapping: Mapping,
  records: readonly unknown[],
  ids: readonly string[],
): Promise<BatchOutcome> {
  try {
    const result = await context.invokeLambda(
      mapping.functionName,
      JSON.stringify({ Records: records }),
      'RequestResponse',
    );
    if (result.functionError !== undefined)
      return {
        kind: 'failed',
        error: result.payload.toString('utf8').slice(0, 2000),
        functionError: result.functionError,
      };
    return mapping.reportsFailures ? readReport(result.payload, new Set(ids)) : { kind: 'done' };
  } catch (error) {
    if (!(error instanceof AwsCallError)) return { kind: 'busy', error: String(error) };
    return { kind: busy.has(error.code) ? 'busy' : 'failed', error: `${error.code}: ${error.message}` };
  }
}
