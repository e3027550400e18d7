import './register-strings.ts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Activity, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useExecutions, useProcesses } from '../../api/queries.ts';
import { oneOf, runtimeStatuses } from '../../app/search.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/controls.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { ExecutionRow } from './execution-row.tsx';

export function ExecutionsPage() {
  const { t } = useTranslation('executions');
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader title={t('title')} text={t('text')} />
      <Filters />
      <Card className="overflow-hidden">
        <ExecutionList />
      </Card>
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation(['executions', 'common']);
  const navigate = useNavigate({ from: '/executions' });
  const { processId, status } = useSearch({ from: '/shell/executions' });
  const { items: processes = [] } = useProcesses({ limit: 100 });
  const unlisted = processId !== undefined && processes.every(({ id }) => id !== processId);
  return (
    <search className="flex flex-wrap gap-2">
      <Select
        aria-label={t('process')}
        className="w-56"
        value={processId ?? ''}
        onChange={({ target }) =>
          void navigate({ search: (was) => ({ ...was, processId: target.value || undefined }), replace: true })
        }
      >
        <option value="">{t('anyProcess')}</option>
        {unlisted && <option value={processId}>{processId}</option>}
        {processes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label={t('status')}
        className="w-40"
        value={status ?? ''}
        onChange={({ target }) =>
          void navigate({ search: (was) => ({ ...was, status: oneOf(runtimeStatuses, target.value) }), replace: true })
        }
      >
        <option value="">{t('anyStatus')}</option>
        {runtimeStatuses.map((value) => (
          <option key={value} value={value}>
            {t(`common:status.runtime.${value}`)}
          </option>
        ))}
      </Select>
    </search>
  );
}

function ExecutionList() {
  const { processId, status } = useSearch({ from: '/shell/executions' });
  const list = useExecutions({ ...(processId && { processId }), ...(status && { runtimeStatus: status }) });
  if (list.isPending) return <SkeletonRows />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <Nothing filtered={Boolean(processId || status)} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.items.map((execution) => (
          <ExecutionRow key={execution.id} execution={execution} />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation('executions');
  return filtered ? (
    <EmptyState icon={SearchX} title={t('noMatch')} text={t('noMatchText')}>
      <Button asChild>
        <Link to="/executions">{t('clear')}</Link>
      </Button>
    </EmptyState>
  ) : (
    <EmptyState icon={Activity} title={t('empty')} text={t('emptyText')}>
      <Button asChild>
        <Link to="/processes">{t('browse')}</Link>
      </Button>
    </EmptyState>
  );
}
