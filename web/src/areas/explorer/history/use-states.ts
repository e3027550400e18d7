import { useTranslation } from 'react-i18next';
import { dateTime } from '../../../ui/time.tsx';
import { useVersions } from '../use-versions.ts';
import { useBranches, useRevisions } from './queries.ts';

/** The states of a process that can be chosen: as many as the lists have loaded. */
export function useStates(processId: string): { ref: string; label: string }[] {
  const { t } = useTranslation('history');
  const { items: versions = [] } = useVersions(processId);
  const { items: branches = [] } = useBranches(processId);
  const { items: revisions = [] } = useRevisions(processId);
  return [
    { ref: 'draft', label: t('comparing.draft') },
    ...versions.filter(({ status }) => status !== 'DRAFT').map(({ version }) => ({ ref: version, label: version })),
    ...branches.map(({ id, name }) => ({ ref: id, label: name })),
    ...revisions.map(({ id, kind, createdAt }) => ({ ref: id, label: `${t(`kind.${kind}`)} ${dateTime(createdAt)}` })),
  ];
}
