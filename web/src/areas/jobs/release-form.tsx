import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { Input } from '../../ui/controls.tsx';
import { FormActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';
import type { ShownJob } from './shown-job.ts';

export function ReleaseForm({ job, close }: { job: ShownJob; close: () => void }) {
  const { t } = useTranslation('jobs');
  const [text, setText] = useState(String(Math.max(job.retriesLeft, 1)));
  const release = useRelease(job.id, close);
  const retries = Number(text);
  const fits = Number.isInteger(retries) && retries >= 1 && retries <= 1_000;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fits) release.mutate(retries);
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {release.error && <ProblemNote error={release.error} />}
      <Field label={t('releasing.retries')} error={fits ? undefined : t('releasing.retriesFault')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <FormActions close={close} busy={release.isPending} submit={t('releasing.submit')} />
    </form>
  );
}

function useRelease(id: string, done: () => void) {
  const { t } = useTranslation('jobs');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (retries: number) =>
      unwrap(api.POST('/jobs/{id}/release', { params: { path: { id } }, body: { retries } })),
    onSuccess: () => {
      toast.success(t('releasing.done'));
      done();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.jobs }),
  });
}
