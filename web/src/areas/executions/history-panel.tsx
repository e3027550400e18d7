import { useTranslation } from 'react-i18next';
import type { Execution, HistoryEvent } from '#contracts/executions/index.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { LoadMore } from '../../ui/load-more.tsx';
import { ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { clockTime, duration } from '../../ui/time.tsx';
import { traceOf } from './poll.ts';

type Props = { execution: Execution; onSelect: (nodeId: string) => void };

/** What happened, newest first. Read again only when the run has moved. */
export function HistoryPanel({ execution, onSelect }: Props) {
  const { t } = useTranslation('executions');
  const { id } = execution;
  const list = usePages([...keys.execution(id), 'history', traceOf(execution)], (cursor, signal) =>
    unwrap(
      api.GET('/executions/{id}/history', {
        params: { path: { id }, query: { order: 'desc', limit: 50, ...(cursor && { cursor }) } },
        signal,
      }),
    ),
  );
  if (list.isPending) return <SkeletonRows rows={4} />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <p className="p-4 text-muted">{t('history.empty')}</p>;
  return (
    <>
      <ol className="py-2">
        {list.items.map((event) => (
          <HistoryRow key={event.id} event={event} onSelect={onSelect} />
        ))}
      </ol>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}

function HistoryRow({ event, onSelect }: { event: HistoryEvent; onSelect: (nodeId: string) => void }) {
  const { t } = useTranslation('executions');
  const { type, nodeId, title, time, durationMs, visit, detail } = event;
  const reason = typeof detail?.reason === 'string' ? detail.reason : undefined;
  // Dots would lead into nested keys.
  const what = t(`history.type.${type.replace('.', '·') as 'node·entered'}`);
  return (
    <li className="flex gap-3 px-4 py-1.5">
      <time dateTime={time} className="w-14 shrink-0 pt-px text-faint text-xs tabular-nums">
        {clockTime(time)}
      </time>
      <p className="min-w-0 grow">
        {nodeId ? (
          <>
            <button
              type="button"
              onClick={() => onSelect(nodeId)}
              className="rounded-sm text-left font-medium hover:underline"
            >
              {title ?? nodeId}
            </button>
            {visit !== undefined && visit > 1 && <span className="text-faint"> ×{visit}</span>}{' '}
            <span className="text-muted">{what}</span>
          </>
        ) : (
          <span className="font-medium">{what}</span>
        )}
        {reason && <span className="text-muted"> – {reason}</span>}
        {durationMs !== undefined && durationMs > 0 && (
          <span className="text-faint text-xs"> {t('history.after', { time: duration(durationMs) })}</span>
        )}
      </p>
    </li>
  );
}
