import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';

/** How a published version compiled and what it costs. */
export const useExplanation = (id: string, version: string) =>
  useQuery({
    queryKey: [...keys.version(id, version), 'explain'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/processes/{id}/versions/{version}/explain', { params: { path: { id, version } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });

/** What a thousand of something cost that costs so much. */
export const perThousand = (cost: number): string => dollars.format(cost * 1000);
