import './register-strings.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { MigrateForm } from './migrate-form.tsx';

/** Opens the migration of what runs in a published version. */
export function MigrateButton({ processId, version }: { processId: string; version: string }) {
  const { t } = useTranslation('migration');
  const [open, setOpen] = useState(false);
  if (!useMay('manager', 'designer')) return null;
  return (
    <>
      <Button size="sm" tone="quiet" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('title', { version })} text={t('text')} className="max-w-3xl">
        <MigrateForm id={processId} version={version} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
