import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { api, unwrapTagged } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import { keys } from '../../api/queries.ts';
import { toast } from '../../ui/toast.tsx';

type Change = { assignee: string | null };

/** Claims a task (`me`), gives it back (`null`) or hands it to somebody. */
export function useAssign({ id }: Pick<HumanTask, 'id'>) {
  const { t } = useTranslation('engage');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ assignee }: Change) =>
      unwrapTagged(api.PUT('/tasks/{id}/assign', { params: { path: { id } }, body: { assignee } })),
    onSuccess: (saved, { assignee }) => {
      queries.setQueryData(keys.task(id), saved);
      toast.success(t(assignee === null ? 'givenBack' : assignee === 'me' ? 'claimed' : 'handedOver'));
    },
    onError: (error) =>
      isProblem(error, 'task.claimed') || isProblem(error, 'task.ended')
        ? toast.failure(t(error.code === 'task.claimed' ? 'conflict.claimed' : 'conflict.ended'), undefined)
        : toast.failure(t('assignFailed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.tasks }),
  });
}
