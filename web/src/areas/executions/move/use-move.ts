import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { toast } from '../../../ui/toast.tsx';

/** Where the run stands, with the data there; read anew whenever the dialog opens. */
export const usePosition = (id: string) =>
  useQuery({
    queryKey: [...keys.execution(id), 'position'],
    queryFn: ({ signal }) => unwrap(api.GET('/executions/{id}/position', { params: { path: { id } }, signal })),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });

export type Move = {
  to: string;
  from?: string;
  data?: Record<string, never>;
  abandonBranches?: boolean;
  whenDone?: boolean;
  reason?: string;
};

/** Continues the run at another node, and looks at it again at once. */
export function useMove(id: string, done: () => void) {
  const { t } = useTranslation('executions');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: Move) =>
      unwrap(
        api.POST('/executions/{id}/move', {
          params: { path: { id }, header: idempotent(writeKey(body)) },
          body: { abandonBranches: false, whenDone: false, ...body },
        }),
      ),
    onSuccess: ({ awaitsMoveTo }) => {
      toast.success(t(awaitsMoveTo === undefined ? 'moving.done' : 'moving.awaited'));
      done();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.executions }),
  });
}
