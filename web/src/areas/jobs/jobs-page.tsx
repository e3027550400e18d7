import './register-strings.ts';
import { Link, useSearch } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useJobs } from '../../api/queries.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectSteps } from './connect-steps.tsx';
import { JobFilters } from './job-filters.tsx';
import { JobRow } from './job-row.tsx';
import { TypesCard } from './types-card.tsx';
import { REFRESH } from './use-job-types.ts';

export function JobsPage() {
  const { t } = useTranslation('jobs');
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader title={t('title')} text={t('text')} actions={<ConnectDialog />} />
      <TypesCard />
      <JobFilters />
      <Card className="overflow-hidden">
        <JobList />
      </Card>
    </Page>
  );
}

function JobList() {
  const { type, status } = useSearch({ from: '/shell/jobs' });
  const list = useJobs({ ...(type && { type }), ...(status && { status }) }, { refetchInterval: REFRESH });
  if (list.isPending) return <SkeletonRows />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <Nothing filtered={Boolean(type || status)} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.items.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('jobs');
  if (filtered)
    return (
      <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')}>
        <Button asChild>
          <Link to="/jobs">{t('clear')}</Link>
        </Button>
      </EmptyState>
    );
  return (
    <div className="mx-auto grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-4 px-4 py-8">
      <div>
        <p className="font-medium text-ink">{t('empty')}</p>
        <p className="mt-1 text-muted">{t('emptyText')}</p>
      </div>
      <ConnectSteps />
    </div>
  );
}
