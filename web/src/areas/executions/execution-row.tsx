import { Link } from '@tanstack/react-router';
import { CornerDownRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ExecutionSummary } from '#contracts/executions/index.ts';
import { usePeople } from '../../api/use-person.ts';
import { Badge } from '../../ui/badge.tsx';
import { ExecutionStatus } from '../../ui/status.tsx';
import { duration, RelativeTime } from '../../ui/time.tsx';

/** Milliseconds that the run took, or has taken so far. */
export const elapsed = ({ startedAt, createdAt, endedAt }: ExecutionSummary, now = Date.now()): number =>
  (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt ?? createdAt);

export function ExecutionRow({ execution }: { execution: ExecutionSummary }) {
  const { t } = useTranslation('executions');
  const person = usePeople();
  const starter = person(execution.startedBy)?.name;
  return (
    <li className="relative flex items-center gap-4 px-4 py-3 transition-colors hover:bg-sunken/60">
      <div className="min-w-0 grow">
        <div className="flex items-center gap-2">
          {execution.parentExecutionId && <CornerDownRight className="size-4 shrink-0 text-faint" aria-hidden />}
          <Link
            to="/executions/$executionId"
            params={{ executionId: execution.id }}
            className="truncate font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {execution.name}
          </Link>
          {execution.parentExecutionId && <Badge>{t('subprocess')}</Badge>}
        </div>
        <p className="truncate text-muted text-xs">
          {execution.processName} · v{execution.version}
          {starter && ` · ${t('startedBy', { name: starter })}`}
        </p>
      </div>
      <p className="hidden w-28 shrink-0 text-right text-muted text-xs tabular-nums md:block">
        {duration(elapsed(execution))}
      </p>
      <p className="hidden w-28 shrink-0 text-right text-muted text-xs sm:block">
        <RelativeTime at={execution.createdAt} />
      </p>
      <div className="flex w-24 shrink-0 justify-end">
        <ExecutionStatus execution={execution} />
      </div>
    </li>
  );
}
