import './register-strings.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CirclePause, Play } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#contracts/core/json.ts';
import type { startExecution } from '#contracts/executions/index.ts';
import { bodyOf } from '../../api/body.ts';
import { api, idempotent, unwrap } from '../../api/client.ts';
import { keys, processQuery, versionQuery } from '../../api/queries.ts';
import { useWriteKey } from '../../api/use-write-key.ts';
import { useTitle } from '../../app/use-title.ts';
import { startFields } from '../../forms/from-data-definition.ts';
import { GeneratedForm } from '../../forms/generated-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Input } from '../../ui/controls.tsx';
import { Field } from '../../ui/field.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toast.tsx';

/** The start form of a process, made from the data definitions of the version that will run. */
export function StartPage() {
  const { t } = useTranslation(['executions', 'common']);
  const { processId } = useParams({ from: '/shell/processes/$processId/start' });
  const { version: asked } = useSearch({ from: '/shell/processes/$processId/start' });
  const process = useQuery(processQuery(processId));
  const version = asked ?? process.data?.data.activeVersion;
  const published = useQuery({ ...versionQuery(processId, version ?? ''), enabled: version !== undefined });
  const name = published.data?.definition.name ?? process.data?.data.name;
  const title = t('starting.title', { name: name ?? '' });
  useTitle(name && title);
  const error = process.error ?? published.error;
  if (error)
    return <ErrorState error={error} retry={() => void (process.error ? process.refetch() : published.refetch())} />;
  if (process.data && version === undefined) {
    return (
      <EmptyState icon={CirclePause} title={t('starting.noVersion')} text={t('starting.noVersionText')}>
        <Button asChild>
          <Link to="/processes/$processId" params={{ processId }}>
            {t('starting.back')}
          </Link>
        </Button>
      </EmptyState>
    );
  }
  if (!published.data || version === undefined) return <FormSkeleton />;
  const { definition } = published.data;
  return (
    <Page className="max-w-2xl">
      <PageHeader
        eyebrow={
          <Link to="/processes/$processId" params={{ processId }} className="hover:text-ink">
            {name}
          </Link>
        }
        title={title}
        text={definition.description ?? t('starting.version', { version })}
      />
      <Card className="p-5">
        <StartForm processId={processId} version={asked} definitions={definition.data_definitions} />
      </Card>
    </Page>
  );
}

type FormProps = { processId: string; version: string | undefined; definitions: Parameters<typeof startFields>[0] };

function StartForm({ processId, version, definitions }: FormProps) {
  const { t } = useTranslation(['executions', 'common']);
  const fields = useMemo(() => startFields(definitions), [definitions]);
  const [name, setName] = useState('');
  const start = useStart();
  return (
    <GeneratedForm
      fields={fields}
      prefix="/input"
      error={start.error}
      onSubmit={(input) =>
        start.mutate({ processId, input, ...(version && { version }), ...(name.trim() && { name: name.trim() }) })
      }
    >
      {fields.length === 0 && <p className="text-muted">{t('starting.noInput')}</p>}
      <div className="border-line border-t pt-5">
        <Field label={t('starting.name')} hint={t('starting.nameHint')}>
          {(control) => (
            <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </div>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" busy={start.isPending}>
          <Play aria-hidden /> {t('starting.submit')}
        </Button>
        <Button tone="quiet" asChild>
          <Link to="/processes/$processId" params={{ processId }}>
            {t('common:cancel')}
          </Link>
        </Button>
      </div>
    </GeneratedForm>
  );
}

type Start = { processId: string; version?: string; name?: string; input: JsonObject };

function useStart() {
  const { t } = useTranslation('executions');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: Start) =>
      unwrap(
        api.POST('/executions', {
          params: { header: idempotent(writeKey(body)) },
          body: bodyOf<typeof startExecution>(body),
        }),
      ),
    onSuccess: async ({ id, name }) => {
      toast.success(t('starting.started', { name }));
      await navigate({ to: '/executions/$executionId', params: { executionId: id } });
      await queries.invalidateQueries({ queryKey: keys.executions });
    },
  });
}

const FormSkeleton = () => (
  <Page className="max-w-2xl">
    <Skeleton className="h-7 w-64" />
    <Skeleton className="h-96 w-full rounded-xl" />
  </Page>
);
