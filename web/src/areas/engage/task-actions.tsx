import { Undo2, UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { useMay, useSession } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { isOpen } from './task-state.ts';
import { useAssign } from './use-assign.ts';

/** Giving the task back, or to somebody else. */
export function TaskActions({ task }: { task: HumanTask }) {
  const { t } = useTranslation('engage');
  const session = useSession();
  const mayManage = useMay('manager');
  const assign = useAssign(task);
  const [handing, setHanding] = useState(false);
  const mine = task.assignee === session?.user.id;
  if (!isOpen(task)) return null;
  return (
    <>
      {(mine || mayManage) && (
        <Button onClick={() => setHanding(true)}>
          <UserRoundPlus aria-hidden /> {t('reassign')}
        </Button>
      )}
      {mine && (
        <Button busy={assign.isPending} onClick={() => assign.mutate({ assignee: null })}>
          <Undo2 aria-hidden /> {t('giveBack')}
        </Button>
      )}
      <HandOverDialog task={task} open={handing} onOpenChange={setHanding} />
    </>
  );
}
