import { useTranslation } from 'react-i18next';
import type { ApiKey } from '#contracts/api-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { useRevokeApiKey } from './use-api-keys.ts';

export function RevokeKeyDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation(['apiKeys', 'common']);
  const revoke = useRevokeApiKey(id);
  const send = () =>
    revoke.mutate(undefined, {
      onSuccess: () => {
        toast.success(t('revoked', { name }));
        onClose();
      },
      onError: (error) => toast.failure(t('revokeFailed'), error),
    });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('revokeTitle', { name })} text={t('revokeText')}>
      <DialogActions>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button tone="danger" busy={revoke.isPending} onClick={send}>
          {t('revoke')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
