import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usedKinds } from '../../../app/search.ts';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Select } from '../../../ui/controls.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { type UsedKind, useUses } from './use-connections.ts';
import { keyOfUse, UseRow } from './use-row.tsx';

/** Every draft and version that uses a field, a message, a signal or a service. */
export function WhereUsedCard() {
  const { t } = useTranslation('connections');
  const navigate = useNavigate({ from: '/processes/connections' });
  const { kind = 'data', name = '' } = useSearch({ from: '/shell/processes/connections' });
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('used.title')}</CardTitle>
      <search className="flex flex-wrap gap-2 border-line border-b p-4">
        <Select
          aria-label={t('used.kind')}
          className="w-40"
          value={kind}
          onChange={({ target }) =>
            void navigate({ search: { kind: usedKinds.find((one) => one === target.value), name }, replace: true })
          }
        >
          {usedKinds.map((one) => (
            <option key={one} value={one}>
              {t(`used.kinds.${one}`)}
            </option>
          ))}
        </Select>
        <SearchInput
          className="min-w-56 grow sm:max-w-md"
          placeholder={t(`used.placeholders.${kind}`)}
          value={name}
          onSearch={(text) => void navigate({ search: { kind, name: text.trim() || undefined }, replace: true })}
        />
      </search>
      {name ? <Found kind={kind} name={name} /> : <EmptyState icon={Search} title={t('used.ask')} className="py-8" />}
    </Card>
  );
}

function Found({ kind, name }: { kind: UsedKind; name: string }) {
  const { t } = useTranslation('connections');
  const uses = useUses(kind, name);
  if (uses.isPending) return <SkeletonRows rows={3} />;
  if (!uses.items) return <ErrorState error={uses.error} retry={uses.refetch} />;
  if (uses.items.length === 0)
    return <EmptyState icon={SearchX} title={t('used.none')} text={t('used.noneText', { name })} className="py-8" />;
  return (
    <>
      <ul className="divide-y divide-line">
        {uses.items.map((use) => (
          <UseRow key={keyOfUse(use)} use={use} />
        ))}
      </ul>
      <LoadMore more={uses.more} loading={uses.loadingMore} />
    </>
  );
}
