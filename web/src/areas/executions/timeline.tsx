import { useTranslation } from 'react-i18next';
import type { Execution, NodeInstance } from '#contracts/executions/index.ts';
import { cn } from '../../ui/cn.ts';
import { clockTime, duration } from '../../ui/time.tsx';
import { elapsed } from './execution-row.tsx';
import { nodeStatusOf } from './node-states.ts';
import { VisitIcon } from './visit-icon.tsx';

const bars = {
  running: 'bg-info animate-pulse',
  waiting: 'bg-info/60 animate-pulse',
  held: 'bg-warning',
  done: 'bg-success/70',
  failed: 'bg-danger',
  cancelled: 'bg-line-strong',
} as const;

/** Every visit in order of entry, each with a bar for its share of the run's time. */
export function Timeline({ execution, onSelect }: { execution: Execution; onSelect: (nodeId: string) => void }) {
  const { t } = useTranslation(['executions', 'common']);
  if (execution.nodes.length === 0) return <p className="p-4 text-muted">{t('timeline.empty')}</p>;
  const begin = Date.parse(execution.startedAt ?? execution.createdAt);
  const total = Math.max(elapsed(execution), 1);
  return (
    <ol className="py-2">
      {execution.nodes.map((visit) => {
        const status = nodeStatusOf(visit);
        const span = spanOf(visit, begin, total);
        return (
          <li key={visit.id}>
            <button
              type="button"
              onClick={() => onSelect(visit.nodeId)}
              className="grid w-full grid-cols-[1.25rem_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-1 px-4 py-2 text-left hover:bg-sunken/70 focus-visible:-outline-offset-2"
            >
              <VisitIcon status={status} />
              <span className="truncate font-medium">
                {visit.title}
                {visit.visit > 1 && <span className="font-normal text-faint"> ×{visit.visit}</span>}
              </span>
              <span className="text-muted text-xs tabular-nums">
                {visit.durationMs === undefined ? t(`common:drawing.state.${status}`) : duration(visit.durationMs)}
              </span>
              <span className="col-start-2 h-1 rounded-full bg-sunken dark:bg-line" aria-hidden>
                <span
                  className={cn('block h-full min-w-1 rounded-full', bars[status])}
                  style={{ marginLeft: `${span.from}%`, width: `${span.width}%` }}
                />
              </span>
              <span className="text-[11px] text-faint tabular-nums">{clockTime(visit.startedAt)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Where a visit lies in the run's time, in percent; a short one stays visible at the end. */
function spanOf(visit: NodeInstance, begin: number, total: number): { from: number; width: number } {
  const start = Date.parse(visit.startedAt) - begin;
  const length = visit.durationMs ?? total - start;
  const from = Math.min(Math.max((start / total) * 100, 0), 98);
  return { from, width: Math.min(Math.max((length / total) * 100, 0), 100 - from) };
}
