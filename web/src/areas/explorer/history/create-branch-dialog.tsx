import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotent, unwrap } from '../../../api/client.ts';
import { keys } from '../../../api/queries.ts';
import { useWriteKey } from '../../../api/use-write-key.ts';
import { Input } from '../../../ui/controls.tsx';
import { Dialog, FormActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { StatePicker } from './compare-dialog.tsx';

export function CreateBranchDialog({ processId, onClose }: { processId: string; onClose: () => void }) {
  const { t } = useTranslation('history');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  const [name, setName] = useState('');
  const [from, setFrom] = useState('draft');
  const [missing, setMissing] = useState(false);
  const create = useMutation({
    mutationFn: (body: { name: string; from: string }) =>
      unwrap(
        api.POST('/processes/{id}/branches', {
          params: { path: { id: processId }, header: idempotent(writeKey(body)) },
          body,
        }),
      ),
    onSuccess: () => {
      toast.success(t('branches.created', { name }));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.process(processId) }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() !== '') create.mutate({ name: name.trim(), from });
  };
  const error = missing ? t('branches.nameRequired') : create.error?.message;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('branches.create')} text={t('branches.text')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        <Field label={t('branches.name')} required error={error}>
          {(control) => (
            <Input {...control} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <StatePicker processId={processId} label={t('branches.from')} value={from} onChange={setFrom} />
        <FormActions close={onClose} busy={create.isPending} submit={t('branches.create')} />
      </form>
    </Dialog>
  );
}
