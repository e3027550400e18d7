import './register-strings.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { EventRow } from './event-row.tsx';

export function EventsPage() {
  const { t } = useTranslation('platform');
  useTitle(t('events.title'));
  return (
    <Page>
      <PageHeader title={t('events.title')} text={t('events.text')} />
      <Filters />
      <Card className="overflow-hidden">
        <EventList />
      </Card>
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation('platform');
  const { correlationId, type } = useSearch({ from: '/shell/events' });
  const navigate = useNavigate({ from: '/events' });
  return (
    <search className="flex flex-wrap gap-2">
      <SearchInput
        className="grow basis-72"
        placeholder={t('events.correlation')}
        value={correlationId ?? ''}
        onSearch={(text) =>
          void navigate({ search: (was) => ({ ...was, correlationId: text || undefined }), replace: true })
        }
      />
      <SearchInput
        className="grow basis-60"
        placeholder={t('events.typePlaceholder')}
        value={type ?? ''}
        onSearch={(text) => void navigate({ search: (was) => ({ ...was, type: text || undefined }), replace: true })}
      />
    </search>
  );
}

function EventList() {
  const { t } = useTranslation('platform');
  const { correlationId, type } = useSearch({ from: '/shell/events' });
  const list = usePages([...keys.events, correlationId, type], (cursor, signal) =>
    unwrap(
      api.GET('/events', {
        params: {
          query: { ...(correlationId && { correlationId }), ...(type && { type }), ...(cursor && { cursor }) },
        },
        signal,
      }),
    ),
  );
  if (list.isPending) return <SkeletonRows />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0)
    return <EmptyState icon={ScrollText} title={t('events.empty')} text={t('events.emptyText')} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.items.map((event) => (
          <EventRow key={event.id} event={event} followed={correlationId !== undefined} />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}
