import { CircleCheck, CircleSlash, Hand, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { usePeople } from '../../api/use-person.ts';
import { useSession } from '../../app/session-hooks.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { relativeTime } from '../../ui/time.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AnswerShown } from './answer-shown.tsx';
import { ClaimButton } from './claim-button.tsx';
import { isOpen } from './task-state.ts';

/** The middle of a task's page: the form when the task is mine, else why there is none. */
export function TaskAnswer({ task }: { task: HumanTask }) {
  const { t } = useTranslation(['engage', 'common']);
  const session = useSession();
  const person = usePeople();
  if (task.status === 'completed') {
    const name = person(task.completed_by)?.name ?? t('common:unknownPerson');
    const time = task.completed_at ? relativeTime(task.completed_at) : '';
    return (
      <Card>
        <CardTitle>{t('answer')}</CardTitle>
        <Note icon={<CircleCheck className="text-success" />}>{t('doneBy', { name, time })}</Note>
        {task.result && <AnswerShown task={task} result={task.result} />}
      </Card>
    );
  }
  if (!isOpen(task)) {
    return (
      <Card>
        <Note icon={<CircleSlash className="text-faint" />}>{t('cancelledNote')}</Note>
      </Card>
    );
  }
  if (task.assignee && task.assignee !== session?.user.id) {
    const name = person(task.assignee)?.name ?? t('common:unknownPerson');
    return (
      <Card>
        <CardTitle>{t('form')}</CardTitle>
        <Note icon={<Users className="text-faint" />}>
          {t('notYours')} {t('assignedTo', { name })}.
        </Note>
      </Card>
    );
  }
  if (!task.assignee) {
    return (
      <Card className="flex flex-wrap items-center gap-4 p-5">
        <span className="grid size-10 place-items-center rounded-xl bg-accent-soft text-accent-ink">
          <Hand className="size-5" aria-hidden />
        </span>
        <div className="grow basis-60">
          <p className="font-medium">{t('claimToAnswer')}</p>
          <p className="text-muted">{t('claimText')}</p>
        </div>
        <ClaimButton task={task} tone="primary" />
      </Card>
    );
  }
  return (
    <Card>
      <CardTitle>{t('form')}</CardTitle>
      <div className="p-5">
        <AnswerForm key={task.id} task={task} />
      </div>
    </Card>
  );
}

const Note = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="flex items-center gap-3 px-4 py-4 [&_svg]:size-5 [&_svg]:shrink-0">
    <span aria-hidden>{icon}</span>
    <span>{children}</span>
  </p>
);
