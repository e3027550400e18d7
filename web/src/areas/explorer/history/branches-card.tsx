import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch, Process } from '#contracts/processes/index.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { RelativeTime } from '../../../ui/time.tsx';
import { CreateBranchDialog } from './create-branch-dialog.tsx';
import { EditBranchDialog } from './edit-branch-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { useBranches } from './queries.ts';
import { RemoveBranchDialog } from './remove-branch-dialog.tsx';

type Doing = { verb: 'create' } | { verb: 'edit' | 'merge' | 'remove'; branch: Branch };

/** Drafts beside the draft. */
export function BranchesCard({ process, onCompare }: { process: Process; onCompare: (ref: string) => void }) {
  const { t } = useTranslation('history');
  const mayEdit = useMay('designer') && process.status !== 'archived';
  const list = useBranches(process.id);
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  return (
    <Card className="overflow-hidden">
      <CardTitle
        aside={
          mayEdit && (
            <Button size="sm" onClick={() => setDoing({ verb: 'create' })}>
              <GitBranch aria-hidden /> {t('branches.create')}
            </Button>
          )
        }
      >
        {t('branches.title')}
      </CardTitle>
      {list.isPending && <SkeletonRows rows={1} />}
      {list.error && <ErrorState error={list.error} retry={list.refetch} />}
      {list.items?.length === 0 && <p className="px-4 py-4 text-muted">{t('branches.text')}</p>}
      <ul className="divide-y divide-line">
        {list.items?.map((branch) => (
          <li key={branch.id} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3">
            <p className="min-w-0 grow">
              <span className="font-medium text-ink">{branch.name}</span>{' '}
              <span className="text-muted">
                <RelativeTime at={branch.updatedAt} />
              </span>
            </p>
            <fieldset className="flex gap-2" aria-label={t('branches.actions', { name: branch.name })}>
              {mayEdit && (
                <Button size="sm" tone="quiet" onClick={() => setDoing({ verb: 'remove', branch })}>
                  {t('branches.remove')}
                </Button>
              )}
              {mayEdit && (
                <Button size="sm" tone="quiet" onClick={() => setDoing({ verb: 'edit', branch })}>
                  {t('branches.edit')}
                </Button>
              )}
              <Button size="sm" tone="quiet" onClick={() => onCompare(branch.id)}>
                {t('compare')}
              </Button>
              {mayEdit && (
                <Button size="sm" onClick={() => setDoing({ verb: 'merge', branch })}>
                  {t('branches.merge')}
                </Button>
              )}
            </fieldset>
          </li>
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
      {doing?.verb === 'create' && <CreateBranchDialog processId={process.id} onClose={done} />}
      {doing?.verb === 'edit' && <EditBranchDialog processId={process.id} branch={doing.branch} onClose={done} />}
      {doing?.verb === 'merge' && <MergeDialog processId={process.id} branch={doing.branch} onClose={done} />}
      {doing?.verb === 'remove' && <RemoveBranchDialog processId={process.id} branch={doing.branch} onClose={done} />}
    </Card>
  );
}
