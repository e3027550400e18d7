import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TriggerLink } from '#contracts/processes/index.ts';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { toast } from '../../../ui/toast.tsx';

export const useTriggers = (id: string) =>
  useQuery({
    queryKey: keys.triggers(id),
    queryFn: ({ signal }) => unwrap(api.GET('/processes/{id}/trigger-links', { params: { path: { id } }, signal })),
  });

export function useAddTrigger(id: string, done: () => void) {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: Pick<TriggerLink, 'entityType' | 'entityId'>) =>
      unwrap(
        api.POST('/processes/{id}/trigger-links', {
          params: { path: { id }, header: idempotent(writeKey(body)) },
          body,
        }),
      ),
    onSuccess: async () => {
      toast.success(t('trigger.added'));
      done();
      await queries.invalidateQueries({ queryKey: keys.triggers(id) });
    },
  });
}

export function useRemoveTrigger() {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ processId, id }: TriggerLink) =>
      unwrap(api.DELETE('/processes/{id}/trigger-links/{linkId}', { params: { path: { id: processId, linkId: id } } })),
    onSuccess: () => toast.success(t('trigger.removed')),
    onError: (error) => toast.failure(t('trigger.removeFailed'), error),
    onSettled: (_, __, { processId }) => queries.invalidateQueries({ queryKey: keys.triggers(processId) }),
  });
}
