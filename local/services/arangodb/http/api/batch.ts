import { ArangoError } from '../../errors.ts';
import type { Collection } from '../../storage/collection.ts';
import type { Written } from '../../storage/documents.ts';
import type { WriteView } from '../../storage/view.ts';
import type { Json, JsonObject } from '../../values/json.ts';
import type { ApiRequest } from '../request.ts';
import type { ApiResponse } from '../response.ts';
import { describe } from './written.ts';

type Outcome = Written & { read?: JsonObject };

/**
 * Many documents in one request, in one commit. Each fails or succeeds by itself: a failed one answers its error in its place, and a
 * header counts the errors by number.
 */
export function batch(
  request: ApiRequest,
  collection: Collection,
  items: Json[],
  status: number,
  perform: (view: WriteView, item: Json) => Outcome,
): ApiResponse {
  const counts: Record<string, number> = {};
  const silent = request.flag('silent') ?? false;
  const answers = request.database.write(request.transaction, (view) => {
    const results: JsonObject[] = [];
    for (const item of items) {
      const answer = attempt(request, collection, view, item, perform, counts);
      if (!silent || answer.error === true) results.push(answer);
    }
    return results;
  });
  const codes = Object.keys(counts).length > 0 ? { 'x-arango-error-codes': JSON.stringify(counts) } : {};
  return { status, body: answers, headers: codes };
}

function attempt(
  request: ApiRequest,
  collection: Collection,
  view: WriteView,
  item: Json,
  perform: (view: WriteView, item: Json) => Outcome,
  counts: Record<string, number>,
): JsonObject {
  try {
    const outcome = perform(view, item);
    return outcome.read ?? describe(request, collection, outcome);
  } catch (error) {
    if (!(error instanceof ArangoError)) throw error;
    counts[error.errorNum] = (counts[error.errorNum] ?? 0) + 1;
    return { error: true, errorNum: error.errorNum, errorMessage: error.message, ...(error.details as JsonObject) };
  }
}
