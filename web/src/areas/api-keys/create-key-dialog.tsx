import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyForm } from './key-form.tsx';
import { NewKey } from './new-key.tsx';
import { useCreateApiKey } from './use-api-keys.ts';

/** Asks what the key is for; then shows it, once. */
export function CreateKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('apiKeys');
  const create = useCreateApiKey();
  const created = create.data;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={created ? t('once.title') : t('create')}
      text={created ? t('once.text') : t('form.text')}
      stays={created !== undefined}
    >
      {created ? (
        <NewKey created={created} onClose={onClose} />
      ) : (
        <KeyForm busy={create.isPending} error={create.error} onSubmit={create.mutate} onClose={onClose} />
      )}
    </Dialog>
  );
}
