import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { toast } from '../../ui/toast.tsx';

export const useVersions = (id: string) =>
  usePages(keys.versions(id), (cursor, signal) =>
    unwrap(
      api.GET('/processes/{id}/versions', { params: { path: { id }, query: { ...(cursor && { cursor }) } }, signal }),
    ),
  );

/** Activates or deprecates a version. */
export function useVersionChange(id: string, verb: 'activate' | 'deprecate') {
  const { t } = useTranslation('explorer');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: string) =>
      unwrap(api.POST(`/processes/{id}/versions/{version}/${verb}`, { params: { path: { id, version } } })),
    onSuccess: (_, version) => toast.success(t(`versions.${verb}d`, { version })),
    onError: (error) => toast.failure(t(`versions.${verb}Failed`), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.processes }),
  });
}
