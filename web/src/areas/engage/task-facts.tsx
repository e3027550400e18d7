import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { usePeople } from '../../api/use-person.ts';
import { useSession } from '../../app/session-hooks.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { dateTime, RelativeTime } from '../../ui/time.tsx';
import { isOverdue } from './task-state.ts';

const link = 'font-medium text-accent-ink hover:underline';

export function TaskFacts({ task }: { task: HumanTask }) {
  const { t } = useTranslation(['engage', 'common']);
  const session = useSession();
  const person = usePeople();
  const assignee = task.assignee === session?.user.id ? t('you') : person(task.assignee)?.name;
  return (
    <div className="px-4 py-4">
      <Facts>
        <Fact name={t('assignee')}>{task.assignee ? (assignee ?? t('common:unknownPerson')) : t('unassigned')}</Fact>
        {task.candidate_role && <Fact name={t('role')}>{t(`common:role.${task.candidate_role}`)}</Fact>}
        <Fact name={t('kind')}>{t(`kinds.${task.kind}`)}</Fact>
        <Fact name={t('priority')}>{t(`common:status.priority.${task.priority}`)}</Fact>
        <Fact name={t('dueAt')}>
          {task.due_at ? (
            <time dateTime={task.due_at} className={isOverdue(task) ? 'font-medium text-danger' : undefined}>
              {dateTime(task.due_at)}
            </time>
          ) : (
            t('noDue')
          )}
        </Fact>
        <Fact name={t('created')}>
          <RelativeTime at={task.created_at} />
        </Fact>
        {task.party && <Fact name={t('party')}>{[task.party.name, task.party.email].filter(Boolean).join(', ')}</Fact>}
        {task.process_id && (
          <Fact name={t('process')}>
            <Link to="/processes/$processId" params={{ processId: task.process_id }} className={link}>
              {task.process_name ?? t('view')}
            </Link>
          </Fact>
        )}
        {task.execution_id && (
          <Fact name={t('execution')}>
            <Link
              to="/executions/$executionId"
              params={{ executionId: task.execution_id }}
              search={task.node_id ? { node: task.node_id } : {}}
              className={link}
            >
              {t('view')}
            </Link>
          </Fact>
        )}
      </Facts>
    </div>
  );
}
