import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Process } from '#contracts/processes/index.ts';
import { api, idempotent, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useWriteKey } from '../../api/use-write-key.ts';
import { Checkbox, Input, Textarea } from '../../ui/controls.tsx';
import { Dialog, FormActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';

const SEMANTIC = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;
type Values = { version: string; versionNote: string; activate: boolean };
type Props = { process: Process; open: boolean; onOpenChange: (open: boolean) => void };

export function PublishDialog({ process, open, onOpenChange }: Props) {
  const { t } = useTranslation('explorer');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('publishing.title')} text={t('publishing.text')}>
      <PublishForm process={process} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function PublishForm({ process, close }: { process: Process; close: () => void }) {
  const { t } = useTranslation('explorer');
  const publish = usePublish(process.id, close);
  const form = useForm<Values>({ defaultValues: { version: process.version, versionNote: '', activate: true } });
  const { errors } = form.formState;
  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit((values) => publish.mutate(values))}>
      {publish.error && <ProblemNote error={publish.error} />}
      <Field
        label={t('publishing.version')}
        required
        error={errors.version?.message}
        hint={t('publishing.versionHint')}
      >
        {(control) => (
          <Input
            {...control}
            className="font-mono"
            {...form.register('version', { pattern: { value: SEMANTIC, message: t('publishing.versionInvalid') } })}
          />
        )}
      </Field>
      <Field label={t('publishing.note')}>
        {(control) => <Textarea {...control} maxLength={2000} {...form.register('versionNote')} />}
      </Field>
      <label htmlFor="publish-activate" className="flex items-start gap-2.5">
        <Checkbox id="publish-activate" className="mt-0.5" {...form.register('activate')} />
        <span>
          <span className="block font-medium">{t('publishing.activate')}</span>
          <span className="block text-muted text-xs">{t('publishing.activateHint')}</span>
        </span>
      </label>
      <FormActions close={close} busy={publish.isPending} submit={t('publishing.submit')} />
    </form>
  );
}

function usePublish(id: string, done: () => void) {
  const { t } = useTranslation('explorer');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: ({ version, versionNote, activate }: Values) => {
      const body = { version, activate, ...(versionNote.trim() && { versionNote: versionNote.trim() }) };
      return unwrap(
        api.POST('/processes/{id}/publish', {
          params: { path: { id }, header: idempotent(writeKey(body)) },
          body,
        }),
      );
    },
    onSuccess: async ({ version }) => {
      toast.success(t('publishing.done', { version: version.version }));
      done();
      await queries.invalidateQueries({ queryKey: keys.processes });
    },
  });
}
