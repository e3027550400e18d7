import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch, mergeProcess } from '#contracts/processes/index.ts';
import { bodyOf } from '../../../api/body.ts';
import { api, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.tsx';
import { ChangeList } from './change-list.tsx';
import { ConflictList, type Decisions } from './conflict-list.tsx';
import { previewQuery } from './queries.ts';

type Props = { processId: string; branch: Branch; onClose: () => void };

/** What a merge would change, and the places that somebody must decide first. */
export function MergeDialog({ processId, branch: { id: from, name }, onClose }: Props) {
  const { t } = useTranslation(['history', 'common']);
  const queries = useQueryClient();
  const preview = useQuery(previewQuery(processId, from));
  const [decisions, setDecisions] = useState<Decisions>({});
  const { conflicts = [], upToDate, diff, targetEtag = '' } = preview.data ?? {};
  const merge = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/processes/{id}/merge', {
          params: { path: { id: processId }, header: { 'If-Match': targetEtag } },
          body: bodyOf<typeof mergeProcess>({
            from,
            resolutions: Object.entries(decisions).map(([conflict, take]) => ({ conflict, take })),
          }),
        }),
      ),
    onSuccess: () => {
      toast.success(t('merging.done', { name }));
      onClose();
    },
    onError: (error) => toast.failure(t('merging.failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.processes }),
  });
  const open = conflicts.filter(({ id }) => decisions[id] === undefined).length;
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && onClose()}
      title={t('merging.title', { name })}
      className="top-[8vh] max-h-[84vh] max-w-3xl"
    >
      {preview.isPending && <SkeletonRows rows={2} />}
      {preview.error && <ErrorState error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data && (
        <>
          <p className="text-muted">
            {upToDate
              ? t('merging.upToDate')
              : conflicts.length > 0
                ? t('merging.conflicts', { count: conflicts.length })
                : t('merging.clean')}
          </p>
          <ConflictList
            conflicts={conflicts}
            decisions={decisions}
            onDecide={(id, take) => setDecisions((was) => ({ ...was, [id]: take }))}
          />
          {diff && <ChangeList changes={diff.changes} />}
          <DialogActions>
            <Button onClick={onClose}>{t('common:cancel')}</Button>
            <Button
              tone="primary"
              disabled={upToDate === true || open > 0}
              busy={merge.isPending}
              onClick={() => merge.mutate()}
            >
              {t('merging.submit')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
