import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import { keys, processQuery } from '../../../api/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';

type Props = { processId: string; from: string; onClose: () => void };

/** Makes an earlier state the draft again, unless somebody has saved meanwhile. */
export function RestoreDialog({ processId, from, onClose }: Props) {
  const { t } = useTranslation(['history', 'common']);
  const queries = useQueryClient();
  const etag = useQuery(processQuery(processId)).data?.etag;
  const restore = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/processes/{id}/restore', {
          params: { path: { id: processId }, header: { 'If-Match': etag ?? '' } },
          body: { from },
        }),
      ),
    onSuccess: () => {
      toast.success(t('restored'));
      onClose();
    },
    onError: (error) => toast.failure(t('restoreFailed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.processes }),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('restoreTitle')} text={t('restoreText')}>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button tone="primary" busy={restore.isPending} onClick={() => restore.mutate()}>
          {t('restore')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
