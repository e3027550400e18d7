import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#contracts/core/json.ts';
import type { HumanTask, respondTask } from '#contracts/tasks.ts';
import { bodyOf } from '../../api/body.ts';
import { api, idempotent, unwrapTagged } from '../../api/client.ts';
import { type ApiProblem, isProblem } from '../../api/problem.ts';
import { keys } from '../../api/queries.ts';
import { useWriteKey } from '../../api/use-write-key.ts';
import { fromFormField } from '../../forms/from-form-field.ts';
import { GeneratedForm } from '../../forms/generated-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/controls.tsx';
import { Field } from '../../ui/field.tsx';
import { toast } from '../../ui/toast.tsx';

/** The task's form. What was typed stays as it is while the task is polled, and after a refusal. */
export function AnswerForm({ task }: { task: HumanTask }) {
  const { t } = useTranslation('engage');
  const fields = useMemo(() => task.form_fields.map(fromFormField), [task.form_fields]);
  const [initial] = useState(task.context_data.form_data);
  const [comment, setComment] = useState('');
  const respond = useRespond(task);
  const conflict = isProblem(respond.error, 'task.ended', 'task.claimed', 'task.not-assigned')
    ? respond.error
    : undefined;
  if (conflict) return <Conflict problem={conflict} taskId={task.id} />;
  return (
    <GeneratedForm
      fields={fields}
      initial={initial}
      prefix="/result"
      error={respond.error}
      onSubmit={(result) => respond.mutate({ result, ...(comment.trim() && { comment: comment.trim() }) })}
    >
      {fields.length === 0 && <p className="text-muted">{t('noFields')}</p>}
      <Field label={t('comment')} hint={t('commentHint')}>
        {(control) => (
          <Textarea
            {...control}
            className="min-h-16"
            maxLength={10_000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" tone="primary" busy={respond.isPending}>
          <Check aria-hidden /> {t('complete')}
        </Button>
      </div>
    </GeneratedForm>
  );
}

function useRespond({ id, title }: HumanTask) {
  const { t } = useTranslation('engage');
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: { result: JsonObject; comment?: string }) =>
      unwrapTagged(
        api.PUT('/tasks/{id}/respond', {
          params: { path: { id }, header: idempotent(writeKey(body)) },
          body: bodyOf<typeof respondTask>(body),
        }),
      ),
    onSuccess: async (saved) => {
      queries.setQueryData(keys.task(id), saved);
      toast.success(t('completed', { title }));
      await queries.invalidateQueries({ queryKey: keys.tasks });
    },
  });
}

/** Somebody else changed the task meanwhile: said in plain words, with the way on. */
function Conflict({ problem, taskId }: { problem: ApiProblem; taskId: string }) {
  const { t } = useTranslation('engage');
  const queries = useQueryClient();
  const reason = problem.code.replace('task.', '') as 'ended' | 'claimed' | 'not-assigned';
  return (
    <div role="alert" className="grid justify-items-start gap-3">
      <div>
        <p className="font-semibold">{t('conflict.title')}</p>
        <p className="text-muted">{t(`conflict.${reason}`)}</p>
      </div>
      <Button onClick={() => void queries.invalidateQueries({ queryKey: keys.task(taskId) })}>
        {t('conflict.reload')}
      </Button>
    </div>
  );
}
