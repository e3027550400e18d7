import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Branch } from '#contracts/processes/index.ts';
import { api, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { toast } from '../../../ui/toast.tsx';

type Props = { processId: string; branch: Branch; onClose: () => void };

export function RemoveBranchDialog({ processId, branch: { id: branchId, name }, onClose }: Props) {
  const { t } = useTranslation(['history', 'common']);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () =>
      unwrap(api.DELETE('/processes/{id}/branches/{branchId}', { params: { path: { id: processId, branchId } } })),
    onSuccess: () => {
      toast.success(t('branches.removed', { name }));
      onClose();
    },
    onError: (error) => toast.failure(t('branches.removeFailed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.process(processId) }),
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('branches.removeTitle', { name })}
      text={t('branches.removeText')}
    >
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('branches.remove')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
