import type { JournalBody } from '../engine/journal.ts';
import { presentEvent } from '../history/present.ts';
import type { JsonObject } from '../json.ts';
import { executionOf } from './executions.ts';
import { decodeToken, encodeToken, pageSize } from './paging.ts';
import type { Action } from './service.ts';

export const getExecutionHistory: Action = (service, parameters) => {
  const row = executionOf(service, parameters.text('executionArn'));
  const includeData = parameters.flag('includeExecutionData') ?? true;
  const limit = pageSize(parameters.number('maxResults'), 100);
  const token = parameters.optionalText('nextToken');
  const entries = service.store.journal(row.id);
  const last = entries.at(-1);
  const total = last ? last.first_event + (JSON.parse(last.body) as JournalBody).e.length - 1 : 0;
  const reverse = parameters.flag('reverseOrder') ?? false;
  const first = token === undefined ? (reverse ? total : 1) : Number(decodeToken(token));
  const ids = Array.from({ length: limit }, (_, index) => (reverse ? first - index : first + index)).filter(
    (id) => id >= 1 && id <= total,
  );
  const events = new Map<number, JsonObject>();
  const [low, high] = [Math.min(...ids), Math.max(...ids)];
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]?.first_event ?? total + 1;
    if (entry.first_event > high || next <= low) continue;
    (JSON.parse(entry.body) as JournalBody).e.forEach((event, offset) => {
      const id = entry.first_event + offset;
      if (id >= low && id <= high) events.set(id, presentEvent(id, event, includeData));
    });
  }
  const following = reverse ? first - limit : first + limit;
  const more = reverse ? following >= 1 : following <= total;
  return {
    events: ids.map((id) => events.get(id) as JsonObject),
    ...(more && ids.length > 0 ? { nextToken: encodeToken(following) } : {}),
  };
};
