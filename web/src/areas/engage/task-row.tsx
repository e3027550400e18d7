import { Link } from '@tanstack/react-router';
import { ClipboardCheck, Handshake, type LucideIcon, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { usePeople } from '../../api/use-person.ts';
import { useSession } from '../../app/session-hooks.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { cn } from '../../ui/cn.ts';
import { Priority, TaskStatus } from '../../ui/status.tsx';
import { dateTime, relativeTime } from '../../ui/time.tsx';
import { ClaimButton } from './claim-button.tsx';
import { isOpen, isOverdue } from './task-state.ts';

const icons: Record<HumanTask['kind'], LucideIcon> = {
  employee_task: ClipboardCheck,
  approval: UserRoundCheck,
  external: Handshake,
};

export function TaskRow({ task }: { task: HumanTask }) {
  const Icon = icons[task.kind];
  return (
    <li className="group relative flex items-center gap-4 px-4 py-3.5 transition-colors hover:bg-sunken/60">
      <span className="grid size-9 shrink-0 place-items-center rounded-lg border border-line bg-sunken text-muted group-hover:text-accent-ink">
        <Icon className="size-4.5" aria-hidden />
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2">
          <Link
            to="/tasks/$taskId"
            params={{ taskId: task.id }}
            className="font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            {task.title}
          </Link>
          <Priority priority={task.priority} />
        </p>
        <p className="truncate text-muted text-xs">
          {[task.process_name, task.party?.name].filter(Boolean).join(' · ')}
          <DueTime task={task} />
        </p>
      </div>
      <Owner task={task} />
    </li>
  );
}

function DueTime({ task }: { task: HumanTask }) {
  const { t } = useTranslation('engage');
  if (!task.due_at || !isOpen(task)) return null;
  const late = isOverdue(task);
  return (
    <time dateTime={task.due_at} title={dateTime(task.due_at)} className={cn(late && 'font-medium text-danger')}>
      {' · '}
      {t(late ? 'overdue' : 'due', { time: relativeTime(task.due_at) })}
    </time>
  );
}

/** Who does the task; or the way to take it. */
function Owner({ task }: { task: HumanTask }) {
  const { t } = useTranslation(['engage', 'common']);
  const session = useSession();
  const person = usePeople();
  if (!isOpen(task)) return <TaskStatus status={task.status} />;
  if (!task.assignee) {
    return (
      <span className="relative z-10">
        <ClaimButton task={task} size="sm" />
      </span>
    );
  }
  const mine = task.assignee === session?.user.id;
  const name = mine ? t('you') : (person(task.assignee)?.name ?? t('common:unknownPerson'));
  return (
    <span className="flex shrink-0 items-center gap-2 text-muted text-xs">
      <Avatar name={mine ? (session?.user.name ?? name) : name} className="size-6" />
      <span className="hidden sm:block">{name}</span>
    </span>
  );
}
