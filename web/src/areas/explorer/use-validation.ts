import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** What the compiler says of the stored draft; asked again whenever the draft's ETag changes. */
export const useValidation = (id: string, etag: string | undefined) =>
  useQuery({
    queryKey: keys.validation(id, etag),
    queryFn: ({ signal }) => unwrap(api.POST('/processes/{id}/validate', { params: { path: { id } }, signal })),
    enabled: etag !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
