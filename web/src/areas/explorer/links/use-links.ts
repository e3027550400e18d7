import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { createProcessLink } from '#contracts/processes/index.ts';
import { bodyOf } from '../../../api/body.ts';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { toast } from '../../../ui/toast.tsx';

export const useLinks = (id: string) =>
  useQuery({
    queryKey: keys.links(id),
    queryFn: ({ signal }) => unwrap(api.GET('/processes/{id}/links', { params: { path: { id } }, signal })),
  });

export const useImpact = (id: string, field: string | undefined) =>
  useQuery({
    queryKey: keys.impact(id, field),
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/processes/{id}/impact', { params: { path: { id }, query: { ...(field && { field }) } }, signal }),
      ),
  });

export type Declaration = Parameters<typeof bodyOf<typeof createProcessLink>>[0];

/** Declares a link; what is shown of both processes is stale then. */
export function useDeclareLink(id: string, done: () => void) {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: Declaration) =>
      unwrap(
        api.POST('/processes/{id}/links', {
          params: { path: { id }, header: idempotent(writeKey(body)) },
          body: bodyOf<typeof createProcessLink>(body),
        }),
      ),
    onSuccess: async () => {
      toast.success(t('declaring.done'));
      done();
      await queries.invalidateQueries({ queryKey: keys.processes });
    },
  });
}

export function useRemoveLink() {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, linkId }: { id: string; linkId: string }) =>
      unwrap(api.DELETE('/processes/{id}/links/{linkId}', { params: { path: { id, linkId } } })),
    onSuccess: () => toast.success(t('removed')),
    onError: (error) => toast.failure(t('removeFailed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.processes }),
  });
}
