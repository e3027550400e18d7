import './register-strings.ts';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#contracts/registry.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { cn } from '../../ui/cn.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { ServiceCard } from './service-card.tsx';

export function ServicesPage() {
  const { t } = useTranslation('platform');
  const query = useQuery({
    queryKey: keys.services,
    queryFn: ({ signal }) => unwrap(api.GET('/services', { signal })),
    refetchInterval: 15_000,
  });
  useTitle(t('services.title'));
  return (
    <Page>
      <PageHeader
        title={t('services.title')}
        text={t('services.text')}
        actions={
          <Button busy={query.isFetching} onClick={() => void query.refetch()}>
            {!query.isFetching && <RotateCw aria-hidden />} {t('services.refresh')}
          </Button>
        }
      />
      {query.isPending && <CardsSkeleton />}
      {query.error && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data && <Overall services={query.data.items} />}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {query.data?.items.map((service) => (
          <li key={service.name}>
            <ServiceCard service={service} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Overall({ services }: { services: readonly Service[] }) {
  const { t } = useTranslation('platform');
  const unwell = services.filter(({ status }) => status !== 'healthy').length;
  const Icon = unwell === 0 ? CircleCheck : TriangleAlert;
  return (
    <Card
      role="status"
      className={cn(
        'flex items-center gap-3 px-4 py-3.5 font-medium',
        unwell === 0 ? 'bg-success-soft text-success' : 'bg-warning-soft text-warning',
      )}
    >
      <Icon className="size-5" aria-hidden />
      {unwell === 0 ? t('services.allWell') : t('services.unwell', { count: unwell })}
    </Card>
  );
}

const CardsSkeleton = () => (
  <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
    {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
      <Skeleton key={key} className="h-32 rounded-xl" />
    ))}
  </div>
);
