import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { Button } from '../../ui/button.tsx';
import { useAssign } from './use-assign.ts';

type Props = { task: Pick<HumanTask, 'id' | 'title'>; size?: 'sm' | 'md'; tone?: 'primary' | 'secondary' };

export function ClaimButton({ task, size = 'md', tone = 'secondary' }: Props) {
  const { t } = useTranslation('engage');
  const assign = useAssign(task);
  return (
    <Button
      size={size}
      tone={tone}
      busy={assign.isPending}
      aria-label={`${t('claim')}: ${task.title}`}
      onClick={() => assign.mutate({ assignee: 'me' })}
    >
      {t('claim')}
    </Button>
  );
}
