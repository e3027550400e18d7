import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { createTemplate, Process } from '#contracts/processes/index.ts';
import { bodyOf } from '../../api/body.ts';
import { api, idempotent, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useWriteKey } from '../../api/use-write-key.ts';
import { Input, Textarea } from '../../ui/controls.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';

type Props = { process: Process; open: boolean; onOpenChange: (open: boolean) => void };

/** Keeps the working draft as a template for new processes. */
export function KeepTemplateDialog({ process, open, onOpenChange }: Props) {
  const { t } = useTranslation('explorer');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('keeping.title')} text={t('keeping.text')}>
      <KeepForm process={process} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function KeepForm({ process, close }: { process: Process; close: () => void }) {
  const { t } = useTranslation('explorer');
  const [name, setName] = useState(process.name);
  const [description, setDescription] = useState(process.description ?? '');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  const keep = useMutation({
    mutationFn: () => {
      const body = {
        processId: process.id,
        name: name.trim(),
        ...(description.trim() && { description: description.trim() }),
      };
      return unwrap(
        api.POST('/process-templates', {
          params: { header: idempotent(writeKey(body)) },
          body: bodyOf<typeof createTemplate>(body),
        }),
      );
    },
    onSuccess: async (template) => {
      toast.success(t('keeping.done', { name: template.name }));
      close();
      await queries.invalidateQueries({ queryKey: keys.templates });
    },
  });
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) keep.mutate();
      }}
    >
      {keep.error && <ProblemNote error={keep.error} />}
      <Field label={t('creating.name')} required error={name.trim() ? undefined : t('keeping.nameRequired')}>
        {(control) => (
          <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={t('keeping.description')}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={10_000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <FormActions close={close} busy={keep.isPending} submit={t('keeping.submit')} />
    </form>
  );
}
