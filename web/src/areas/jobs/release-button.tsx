import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { nearTime } from '../../ui/time.tsx';
import { ReleaseForm } from './release-form.tsx';
import type { ShownJob } from './shown-job.ts';

/** Ends the lease of a worker that is gone, or the wait after a failed attempt. */
export function ReleaseButton({ job }: { job: ShownJob }) {
  const { t } = useTranslation('jobs');
  const [open, setOpen] = useState(false);
  const may = useMay('manager', 'designer');
  const held = job.status === 'leased' && job.deadline !== undefined;
  const waits = job.status === 'available' && Date.parse(job.availableAt) > Date.now();
  if (!may || !(held || waits)) return null;
  const text = held
    ? t('releasing.held', { worker: job.worker ?? '', time: nearTime(job.deadline ?? '') })
    : t('releasing.waits', { time: nearTime(job.availableAt) });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {held ? t('releasing.open') : t('releasing.now')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('releasing.title')} text={text}>
        <ReleaseForm job={job} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
