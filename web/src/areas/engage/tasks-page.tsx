import './register-strings.ts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Inbox, ListChecks, PartyPopper } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTasks } from '../../api/queries.ts';
import { oneOf, taskStatuses, taskViews } from '../../app/search.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/controls.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { TaskRow } from './task-row.tsx';

type View = (typeof taskViews)[number];

export function TasksPage() {
  const { t } = useTranslation('engage');
  const { view = 'mine' } = useSearch({ from: '/shell/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader title={t('title')} text={t('text')} />
      <Tabs
        value={view}
        onChange={(next) => void navigate({ search: (was) => ({ ...was, view: next }), replace: true })}
        className="grid gap-4"
      >
        <div className="flex flex-wrap items-end justify-between gap-2 border-line border-b">
          <TabList label={t('views.label')} tabs={taskViews.map((value) => ({ value, label: t(`views.${value}`) }))} />
          {view !== 'available' && <StatusFilter />}
        </div>
        {taskViews.map((value) => (
          <TabPanel key={value} value={value}>
            <Card className="overflow-hidden">
              <TaskList view={value} />
            </Card>
          </TabPanel>
        ))}
      </Tabs>
    </Page>
  );
}

function StatusFilter() {
  const { t } = useTranslation(['engage', 'common']);
  const { status } = useSearch({ from: '/shell/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  return (
    <Select
      aria-label={t('status')}
      className="mb-2 h-8 w-36"
      value={status ?? ''}
      onChange={({ target }) =>
        void navigate({ search: (was) => ({ ...was, status: oneOf(taskStatuses, target.value) }), replace: true })
      }
    >
      <option value="">{t('anyStatus')}</option>
      {taskStatuses.map((value) => (
        <option key={value} value={value}>
          {t(`common:status.task.${value}`)}
        </option>
      ))}
    </Select>
  );
}

function TaskList({ view }: { view: View }) {
  const { status } = useSearch({ from: '/shell/tasks' });
  const list = useTasks({ view, ...(status && view !== 'available' && { status }) }, { refetchInterval: 10_000 });
  if (list.isPending) return <SkeletonRows rows={4} />;
  if (!list.items) return <ErrorState error={list.error} retry={list.refetch} />;
  if (list.items.length === 0) return <Nothing view={view} />;
  return (
    <>
      <ul className="divide-y divide-line">
        {list.items.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </>
  );
}

const icons = { mine: PartyPopper, available: Inbox, all: ListChecks };

function Nothing({ view }: { view: View }) {
  const { t } = useTranslation('engage');
  return (
    <EmptyState icon={icons[view]} title={t(`empty.${view}`)} text={t(`empty.${view}Text`)}>
      {view === 'mine' && (
        <Button asChild>
          <Link to="/tasks" search={{ view: 'available' }}>
            {t('empty.seeAvailable')}
          </Link>
        </Button>
      )}
    </EmptyState>
  );
}
