import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ViewKind } from '#contracts/processes/index.ts';
import { api, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';

/** One picture of a process, as the API draws it. */
export type PictureOf = { processId: string; view: ViewKind; ref: string; theme: 'light' | 'dark' };

export const fetchPicture = ({ processId, view, ref, theme }: PictureOf, signal?: AbortSignal): Promise<Blob> =>
  unwrap<Blob>(
    api.GET('/processes/{id}/views/{view}', {
      params: { path: { id: processId, view }, query: { ref, theme, format: 'svg' } },
      parseAs: 'blob',
      ...(signal && { signal }),
    }),
  );

/** A picture as an address that an image can show. `stamp` says when the definition changes. */
export function usePicture(of: PictureOf, stamp: string | undefined) {
  const query = useQuery({
    queryKey: [...keys.process(of.processId), 'picture', of.view, of.ref, of.theme, stamp],
    queryFn: ({ signal }) => fetchPicture(of, signal),
    staleTime: 60_000,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!query.data) return;
    const made = URL.createObjectURL(new Blob([query.data], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [query.data]);
  return { url: query.data && url, error: query.error, refetch: () => void query.refetch() };
}
