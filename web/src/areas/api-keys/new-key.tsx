import { useTranslation } from 'react-i18next';
import type { CreatedApiKey } from '#contracts/api-keys.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/controls.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { CopyButton } from '../../ui/json-view.tsx';

/** The key, this once. */
export function NewKey({ created, onClose }: { created: Pick<CreatedApiKey, 'key' | 'name'>; onClose: () => void }) {
  const { t } = useTranslation('apiKeys');
  return (
    <>
      <div className="relative">
        <Textarea
          readOnly
          autoFocus
          rows={4}
          spellCheck={false}
          aria-label={t('once.label', { name: created.name })}
          className="resize-none break-all pr-10 font-mono text-xs"
          value={created.key}
          onFocus={({ target }) => target.select()}
        />
        <CopyButton text={created.key} className="absolute top-1 right-1 bg-sunken p-2" />
      </div>
      <DialogActions>
        <Button tone="primary" onClick={onClose}>
          {t('once.done')}
        </Button>
      </DialogActions>
    </>
  );
}
