import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { processQuery, versionQuery } from '../../api/queries.ts';
import { useMay } from '../../app/session-hooks.ts';
import { definitionOf } from './draft.ts';

/**
 * The process and the definition that is shown: the version in the address; else the draft for those who design, and what
 * is active for those who use it.
 */
export function useShown(processId: string) {
  const { version: asked } = useSearch({ from: '/shell/processes/$processId' });
  const mayDesign = useMay('designer');
  const process = useQuery(processQuery(processId));
  const version = asked ?? (mayDesign ? undefined : process.data?.data.activeVersion);
  const isDraft = version === undefined || version === 'draft';
  const published = useQuery({
    ...versionQuery(processId, version ?? ''),
    enabled: process.isSuccess && !isDraft,
  });
  const draft = process.data && definitionOf(process.data.data);
  return {
    process: process.data?.data,
    etag: process.data?.etag,
    version: isDraft ? undefined : version,
    definition: isDraft ? draft : published.data?.definition,
    error: process.error ?? published.error,
    refetch: () => void (process.error ? process.refetch() : published.refetch()),
  };
}
