import { ArrowRight, RefreshCwOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkedProcess as Linked } from '#contracts/processes/index.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { LinkedProcess } from '../links/linked-process.tsx';
import { useCycles } from './use-connections.ts';

/** Processes that call each other in a circle, each circle in the order of the calls. */
export function CyclesCard() {
  const { t } = useTranslation('connections');
  const cycles = useCycles();
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('cycles.title')}</CardTitle>
      {cycles.isPending && <SkeletonRows rows={2} />}
      {cycles.error && <ErrorState error={cycles.error} retry={() => void cycles.refetch()} />}
      {cycles.data?.items.length === 0 && (
        <EmptyState icon={RefreshCwOff} title={t('cycles.none')} text={t('cycles.noneText')} className="py-8" />
      )}
      {cycles.data && cycles.data.items.length > 0 && (
        <>
          <p className="border-line border-b px-4 py-3 text-muted">{t('cycles.text')}</p>
          <ul className="divide-y divide-line">
            {cycles.data.items.map(({ processes }) => (
              <Circle key={processes.map(({ id }) => id).join(' ')} processes={processes} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Circle({ processes }: { processes: readonly Linked[] }) {
  const { t } = useTranslation('connections');
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 py-3">
      {processes.map((process) => (
        <span key={process.id} className="flex min-w-0 items-center gap-2">
          <LinkedProcess process={process} />
          <ArrowRight className="size-4 shrink-0 text-faint" aria-hidden />
        </span>
      ))}
      <span className="text-muted">
        {processes[0]?.name ?? processes[0]?.id} {t('cycles.again')}
      </span>
    </li>
  );
}
