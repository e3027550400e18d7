import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process, Revision } from '#contracts/processes/index.ts';
import { usePeople } from '../../../api/use-person.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { useRevisions } from './queries.ts';
import { RestoreDialog } from './restore-dialog.tsx';

type Props = { process: Process; onCompare: (ref: string) => void };

/** Every save of the draft: who, when, why and how much it changed. */
export function HistoryCard({ process, onCompare }: Props) {
  const { t } = useTranslation('history');
  const list = useRevisions(process.id);
  const [restoring, setRestoring] = useState<string>();
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('title')}</CardTitle>
      {list.isPending && <SkeletonRows rows={3} />}
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.items?.length === 0 && <p className="px-4 py-4 text-muted">{t('empty')}</p>}
      <ol className="divide-y divide-line">
        {list.items?.map((revision, at) => (
          <RevisionRow
            key={revision.id}
            revision={revision}
            latest={at === 0}
            editable={process.status !== 'archived'}
            onCompare={() => onCompare(revision.id)}
            onRestore={() => setRestoring(revision.id)}
          />
        ))}
      </ol>
      <LoadMore more={list.more} loading={list.loadingMore} />
      {restoring !== undefined && (
        <RestoreDialog processId={process.id} from={restoring} onClose={() => setRestoring(undefined)} />
      )}
    </Card>
  );
}

type RowProps = {
  revision: Revision;
  latest: boolean;
  editable: boolean;
  onCompare: () => void;
  onRestore: () => void;
};

function RevisionRow({ revision, latest, editable, onCompare, onRestore }: RowProps) {
  const { t } = useTranslation('history');
  const mayDesign = useMay('designer');
  const person = usePeople();
  const { kind, note, counts, createdAt, createdBy } = revision;
  const shown = (['added', 'removed', 'changed', 'moved'] as const).filter((each) => (counts?.[each] ?? 0) > 0);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium text-ink">{t(`kind.${kind}`)}</span>
          <span className="text-muted">
            <RelativeTime at={createdAt} /> {t('by', { name: person(createdBy)?.name ?? t('someone') })}
          </span>
          {latest && <Badge tone="accent">{t('latest')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-xs">
          {note && <span>{note}</span>}
          {shown.map((each) => (
            <span key={each} className="tabular-nums">
              {t(`counts.${each}`, { count: counts?.[each] ?? 0 })}
            </span>
          ))}
        </p>
      </div>
      {!latest && (
        <span className="flex gap-2">
          <Button size="sm" tone="quiet" onClick={onCompare}>
            {t('compare')}
          </Button>
          {mayDesign && editable && (
            <Button size="sm" onClick={onRestore}>
              {t('restore')}
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
