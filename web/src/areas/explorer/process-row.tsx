import { Link } from '@tanstack/react-router';
import { Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProcessSummary } from '#contracts/processes/index.ts';
import { ProcessStatus } from '../../ui/status.tsx';
import { RelativeTime } from '../../ui/time.tsx';

export function ProcessRow({ process }: { process: ProcessSummary }) {
  const { t } = useTranslation('explorer');
  return (
    <li className="group relative flex items-center gap-4 px-4 py-3.5 transition-colors hover:bg-sunken/60">
      <span className="grid size-9 shrink-0 place-items-center rounded-lg border border-line bg-sunken text-muted group-hover:text-accent-ink">
        <Workflow className="size-4.5" aria-hidden />
      </span>
      <div className="min-w-0 grow">
        <Link
          to="/processes/$processId"
          params={{ processId: process.id }}
          className="font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
        >
          {process.name}
        </Link>
        <p className="truncate text-muted">{process.description}</p>
      </div>
      <p className="hidden w-20 shrink-0 text-right text-muted text-xs md:block">
        {t('steps', { count: process.nodeCount })}
      </p>
      <p className="hidden w-24 shrink-0 text-right text-muted text-xs tabular-nums md:block">
        {process.activeVersion ? `v${process.activeVersion}` : t('noVersion')}
      </p>
      <p className="hidden w-24 shrink-0 text-right text-muted text-xs sm:block">
        <RelativeTime at={process.updatedAt} />
      </p>
      <div className="flex w-18 shrink-0 justify-end">
        <ProcessStatus status={process.status} />
      </div>
    </li>
  );
}
