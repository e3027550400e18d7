import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/controls.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useControl } from './use-control.ts';

type Props = { id: string; open: boolean; onOpenChange: (open: boolean) => void };

export function CancelDialog({ id, open, onOpenChange }: Props) {
  const { t } = useTranslation('executions');
  const [reason, setReason] = useState('');
  const control = useControl(id);
  const cancel = () =>
    control.mutate({ verb: 'cancel', reason: reason.trim() }, { onSuccess: () => onOpenChange(false) });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('cancelTitle')} text={t('cancelText')}>
      <Field label={t('reason')}>
        {(props) => (
          <Textarea {...props} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{t('keep')}</Button>
        <Button tone="danger" busy={control.isPending} onClick={cancel}>
          {t('cancel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
