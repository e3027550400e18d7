import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** Milliseconds after which lists of jobs are looked at again. */
export const REFRESH = 10_000;

/** What of each type is open. */
export const useJobTypes = () =>
  useQuery({
    queryKey: [...keys.jobs, 'types'],
    queryFn: ({ signal }) => unwrap(api.GET('/jobs/types', { signal })),
    refetchInterval: REFRESH,
  });
