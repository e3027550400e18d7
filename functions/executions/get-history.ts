import type { QueryOf } from '#contracts/core/operation.ts';
import type { Page } from '#contracts/core/page.ts';
import type { HistoryEvent, getExecutionHistory as operation } from '#contracts/executions/index.ts';
import { AppError } from '#runtime/errors.ts';
import type { ExecutionRecord } from './execution.ts';
import type { View } from './view-execution.ts';

type Untold = Omit<HistoryEvent, 'id'>;

const since = (record: ExecutionRecord, time: string) =>
  Math.max(0, Date.parse(time) - Date.parse(record.startedAt ?? record.createdAt));

function ownEvents({ record, startedAt, end }: View): Untold[] {
  const started = startedAt ?? record.startedAt;
  const events: Untold[] = [{ type: 'execution.created', time: record.createdAt }];
  if (started) events.push({ type: 'execution.started', time: started, durationMs: 0 });
  for (const { type, time, by, reason, detail } of record.controls ?? []) {
    events.push({
      type,
      time,
      durationMs: since(record, time),
      detail: { by, ...(reason ? { reason } : {}), ...detail },
    });
  }
  const known = end?.runtimeStatus ?? (record.endedAt ? record.runtimeStatus : undefined);
  const time = record.endedAt ?? end?.time;
  const ended = known === 'completed' || known === 'failed' ? known : undefined;
  // A cancellation is among the controls, unless the run was stopped from outside of FlowMaster.
  const stopped = known === 'cancelled' && !record.controls?.some((one) => one.type === 'execution.cancelled');
  const { error } = record;
  const detail =
    error && ended === 'failed'
      ? { detail: { error: error.name, ...(error.cause ? { cause: error.cause } : {}) } }
      : {};
  if (time && (ended || stopped)) {
    events.push({ type: `execution.${ended ?? 'cancelled'}`, time, durationMs: since(record, time), ...detail });
  }
  return events;
}

/** Everything that happened to an execution and its nodes, in order of time; within one instant, as it came about. */
export function historyOf(view: View): HistoryEvent[] {
  const own = ownEvents(view);
  const isEnd = (event: Untold) => /completed|failed|cancelled/.test(event.type);
  const before = own.filter((event) => !isEnd(event));
  const after = own.filter(isEnd);
  const all = [...before, ...view.events, ...after];
  return all
    .toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map((event, at) => ({ id: at + 1, ...event }));
}

/** One page of the history. The cursor is the number of the last event: a history only grows at its end. */
export function pageOfHistory(view: View, { order, limit, cursor }: QueryOf<typeof operation>): Page<HistoryEvent> {
  const last = cursor === undefined ? undefined : Number(cursor);
  if (last !== undefined && !Number.isSafeInteger(last)) {
    throw new AppError('invalid', 'request.invalid-cursor', 'The cursor is not one of this list.', {
      errors: [{ path: 'query.cursor', code: 'invalid-cursor', message: 'is not a cursor of this list' }],
      help: 'Send the `nextCursor` of the page before, unchanged, or none for the first page.',
    });
  }
  const all = order === 'asc' ? historyOf(view) : historyOf(view).toReversed();
  const left = last === undefined ? all : all.filter((event) => (order === 'asc' ? event.id > last : event.id < last));
  const items = left.slice(0, limit);
  return { items, ...(left.length > limit ? { nextCursor: String(items.at(-1)!.id) } : {}) };
}
