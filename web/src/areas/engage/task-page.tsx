import './register-strings.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { taskQuery } from '../../api/queries.ts';
import { useTitle } from '../../app/use-title.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Priority, TaskStatus } from '../../ui/status.tsx';
import { Comments } from './comments.tsx';
import { ContextData } from './context-data.tsx';
import { TaskActions } from './task-actions.tsx';
import { TaskAnswer } from './task-answer.tsx';
import { TaskFacts } from './task-facts.tsx';

export function TaskPage() {
  const { t } = useTranslation('engage');
  const { taskId } = useParams({ from: '/shell/tasks/$taskId' });
  const query = useQuery({ ...taskQuery(taskId), refetchInterval: 15_000 });
  const task = query.data?.data;
  useTitle(task?.title);
  if (!task) {
    return query.error ? (
      <ErrorState error={query.error} retry={() => void query.refetch()} className="grow justify-center" />
    ) : (
      <TaskSkeleton />
    );
  }
  return (
    <Page>
      <PageHeader
        eyebrow={
          <Link to="/tasks" className="hover:text-ink">
            {t('back')}
          </Link>
        }
        title={task.title}
        badge={
          <>
            <TaskStatus status={task.status} />
            <Priority priority={task.priority} />
          </>
        }
        text={task.description && <p className="whitespace-pre-line">{task.description}</p>}
        actions={<TaskActions task={task} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <TaskAnswer task={task} />
          <Comments taskId={task.id} />
        </div>
        <Sidebar task={task} />
      </div>
    </Page>
  );
}

function Sidebar({ task }: { task: HumanTask }) {
  const { t } = useTranslation('engage');
  return (
    <div className="grid gap-5">
      <Card>
        <CardTitle>{t('context')}</CardTitle>
        <ContextData data={task.context_data.execution_variables} />
      </Card>
      <Card>
        <CardTitle>{t('details')}</CardTitle>
        <TaskFacts task={task} />
      </Card>
    </div>
  );
}

const TaskSkeleton = () => (
  <Page>
    <Skeleton className="h-7 w-80" />
    <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="h-96 rounded-xl" />
      <Skeleton className="h-60 rounded-xl" />
    </div>
  </Page>
);
