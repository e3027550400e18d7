import './bpmn/register-strings.ts';
import './connections/register-strings.ts';
import './register-strings.ts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FileUp, Plus, SearchX, Waypoints, Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProcesses } from '../../api/queries.ts';
import { useMay } from '../../app/session-hooks.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/controls.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { SearchInput } from '../../ui/search-input.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { ProcessRow } from './process-row.tsx';

const statuses = ['draft', 'active', 'suspended', 'archived'] as const;

export function ProcessesPage() {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <>
            <ConnectionsButton />
            {mayDesign && (
              <>
                <ImportButton />
                <CreateButton />
              </>
            )}
          </>
        }
      />
      <Filters />
      <Card className="overflow-hidden">
        <ProcessList />
      </Card>
    </Page>
  );
}

function ConnectionsButton() {
  const { t } = useTranslation('connections');
  return (
    <Button tone="quiet" asChild>
      <Link to="/processes/connections">
        <Waypoints aria-hidden /> {t('action')}
      </Link>
    </Button>
  );
}

function ImportButton() {
  const { t } = useTranslation('bpmn');
  return (
    <Button asChild>
      <Link to="/processes/import">
        <FileUp aria-hidden /> {t('action')}
      </Link>
    </Button>
  );
}

function CreateButton() {
  const { t } = useTranslation('explorer');
  return (
    <Button tone="primary" asChild>
      <Link to="/processes/new">
        <Plus aria-hidden /> {t('create')}
      </Link>
    </Button>
  );
}

function Filters() {
  const { t } = useTranslation(['explorer', 'common']);
  const navigate = useNavigate({ from: '/processes' });
  const { q, status } = useSearch({ from: '/shell/processes' });
  return (
    <search className="flex flex-wrap gap-2">
      <SearchInput
        className="min-w-56 grow sm:max-w-sm"
        placeholder={t('searchPlaceholder')}
        value={q ?? ''}
        onSearch={(text) => void navigate({ search: (was) => ({ ...was, q: text || undefined }), replace: true })}
      />
      <Select
        aria-label={t('statusFilter')}
        className="w-40"
        value={status ?? ''}
        onChange={(event) =>
          void navigate({
            search: (was) => ({ ...was, status: statuses.find((known) => known === event.target.value) }),
            replace: true,
          })
        }
      >
        <option value="">{t('anyStatus')}</option>
        {statuses.map((value) => (
          <option key={value} value={value}>
            {t(`common:status.process.${value}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}

function ProcessList() {
  const { q, status } = useSearch({ from: '/shell/processes' });
  const list = useProcesses({ ...(q && { q }), ...(status && { status }) });
  if (list.isPending) return <SkeletonRows />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <Nothing searched={Boolean(q || status)} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.items.map((process) => (
          <ProcessRow key={process.id} process={process} />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}

function Nothing({ searched }: { searched: boolean }) {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  if (!searched) {
    return (
      <EmptyState icon={Workflow} title={t('empty')} text={t('emptyText')}>
        {mayDesign && <CreateButton />}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')}>
      <Button asChild>
        <Link to="/processes">{t('clear')}</Link>
      </Button>
    </EmptyState>
  );
}
