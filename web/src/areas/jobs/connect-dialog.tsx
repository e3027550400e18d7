import { Plug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ConnectSteps } from './connect-steps.tsx';

export function ConnectDialog() {
  const { t } = useTranslation('jobs');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plug aria-hidden /> {t('connecting.open')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('connecting.title')} className="max-w-2xl">
        <ConnectSteps />
      </Dialog>
    </>
  );
}
