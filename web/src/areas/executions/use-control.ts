import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { toast } from '../../ui/toast.tsx';

export type Verb = 'pause' | 'resume' | 'cancel';

/** Pauses, resumes or cancels an execution, and looks at it again at once. */
export function useControl(id: string) {
  const { t } = useTranslation('executions');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, reason }: { verb: Verb; reason?: string }) =>
      unwrap(api.PUT(`/executions/{id}/${verb}`, { params: { path: { id } }, body: reason ? { reason } : {} })),
    onSuccess: (_, { verb }) => toast.success(t(`done.${verb}`)),
    onError: (error, { verb }) => toast.failure(t(`failed.${verb}`), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.executions }),
  });
}
