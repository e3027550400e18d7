import { Route } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/controls.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { ProcessRow } from '../process-row.tsx';
import { useOrphans } from './use-connections.ts';

/** Processes that nothing leads to. */
export function OrphansCard() {
  const { t } = useTranslation('connections');
  const [all, setAll] = useState(false);
  const orphans = useOrphans(all);
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('orphans.title')}</CardTitle>
      <div className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-3">
        <p className="text-muted">{t('orphans.text')}</p>
        <label htmlFor="orphans-all" className="flex items-center gap-2.5">
          <Checkbox id="orphans-all" checked={all} onChange={({ target }) => setAll(target.checked)} />
          {t('orphans.all')}
        </label>
      </div>
      {orphans.isPending && <SkeletonRows rows={2} />}
      {orphans.error && <ErrorState error={orphans.error} retry={orphans.refetch} />}
      {orphans.items?.length === 0 && (
        <EmptyState icon={Route} title={t('orphans.none')} text={t('orphans.noneText')} className="py-8" />
      )}
      <ul className="divide-y divide-line">
        {orphans.items?.map((process) => (
          <ProcessRow key={process.id} process={process} />
        ))}
      </ul>
      <LoadMore more={orphans.more} loading={orphans.loadingMore} />
    </Card>
  );
}
