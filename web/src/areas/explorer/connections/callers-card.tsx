import './register-strings.ts';
import { PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { useCallers } from './use-connections.ts';
import { keyOfUse, UseRow } from './use-row.tsx';

/** The steps of other processes, in their drafts and versions, that run this one. */
export function CallersCard({ id }: { id: string }) {
  const { t } = useTranslation('connections');
  const callers = useCallers(id);
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('callers.title')}</CardTitle>
      {callers.isPending && <SkeletonRows rows={2} />}
      {callers.error && <ErrorState error={callers.error} retry={callers.refetch} />}
      {callers.items?.length === 0 && (
        <EmptyState icon={PhoneIncoming} title={t('callers.none')} text={t('callers.noneText')} className="py-8" />
      )}
      <ul className="divide-y divide-line">
        {callers.items?.map((use) => (
          <UseRow key={keyOfUse(use)} use={use} />
        ))}
      </ul>
      <LoadMore more={callers.more} loading={callers.loadingMore} />
    </Card>
  );
}
