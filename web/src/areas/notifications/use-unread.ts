import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** The unread notifications, looked for every half minute. */
export const useUnread = () =>
  useQuery({
    queryKey: [...keys.notifications, 'unread'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/notifications', { params: { query: { unread: 'true', limit: 25 } }, signal })),
    refetchInterval: 30_000,
  });
