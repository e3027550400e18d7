import './register-strings.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import type { createProcess } from '#contracts/processes/index.ts';
import { bodyOf } from '../../api/body.ts';
import { api, idempotent, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useWriteKey } from '../../api/use-write-key.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { Input } from '../../ui/controls.tsx';
import { Field } from '../../ui/field.tsx';
import { parseJson } from '../../ui/json-fault.ts';
import { Page, PageHeader } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';
import { DefinitionPreview } from './definition-preview.tsx';
import { type TemplateName, templateNames, templates } from './templates.ts';
import { TenantTemplates } from './tenant-templates.tsx';

const textOf = (template: TemplateName): string => JSON.stringify(templates[template], null, 2);

export function NewProcessPage() {
  const { t } = useTranslation(['explorer', 'common']);
  const [template, setTemplate] = useState<TemplateName | undefined>('blank');
  const [own, setOwn] = useState<string>();
  const [name, setName] = useState('');
  const [text, setText] = useState(() => textOf('blank'));
  const [tried, setTried] = useState(false);
  const parsed = parseJson(text);
  const shown = useDeferredValue(parsed.value);
  const create = useCreate();
  useTitle(t('creating.title'));
  const named = withName(parsed.value, name);
  const submit = () => {
    setTried(true);
    if (named) create.mutate(named);
  };
  return (
    <Page>
      <PageHeader
        eyebrow={
          <Link to="/processes" className="hover:text-ink">
            {t('title')}
          </Link>
        }
        title={t('creating.title')}
        text={t('creating.text')}
      />
      <form
        noValidate
        className="grid gap-5 lg:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="grid content-start gap-5">
          {create.error && <ProblemNote error={create.error} />}
          <TemplateChoice
            chosen={template}
            onChoose={(next) => {
              setTemplate(next);
              setOwn(undefined);
              setText(textOf(next));
            }}
          />
          <TenantTemplates
            chosen={own}
            onChoose={(id, templateName, definition) => {
              setTemplate(undefined);
              setOwn(id);
              setName((typed) => typed || templateName);
              setText(JSON.stringify(definition, null, 2));
            }}
          />
          <Field
            label={t('creating.name')}
            required
            error={tried && !nameOf(parsed.value, name) ? t('creating.nameRequired') : undefined}
          >
            {(control) => (
              <Input {...control} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <div className="grid gap-1.5">
            <p className="font-medium">{t('creating.definition')}</p>
            <CodeEditor
              label={t('definition.label')}
              value={text}
              onChange={setText}
              faultyLine={parsed.fault?.line}
              className="h-80"
            />
            {parsed.fault && (
              <p role="alert" className="text-danger text-xs">
                {t('definition.faultNoLine', { message: parsed.fault.message })}
              </p>
            )}
          </div>
          <div className="flex gap-2">
            <Button type="submit" tone="primary" busy={create.isPending}>
              {t('creating.submit')}
            </Button>
            <Button tone="quiet" asChild>
              <Link to="/processes">{t('common:cancel')}</Link>
            </Button>
          </div>
        </div>
        <DefinitionPreview value={shown} />
      </form>
    </Page>
  );
}

/** A pasted definition may bring its own name; the field wins. */
const nameOf = (value: unknown, typed: string): string => {
  const own = typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
  return typed.trim() || (typeof own === 'string' ? own : '');
};

function withName(value: unknown, typed: string): ProcessDefinitionInput | undefined {
  const name = nameOf(value, typed);
  if (name === '' || typeof value !== 'object' || value === null) return undefined;
  return { ...(value as ProcessDefinitionInput), name };
}

function useCreate() {
  const { t } = useTranslation('explorer');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const writeKey = useWriteKey();
  return useMutation({
    mutationFn: (body: ProcessDefinitionInput) =>
      unwrap(
        api.POST('/processes', {
          params: { header: idempotent(writeKey(body)) },
          body: bodyOf<typeof createProcess>(body),
        }),
      ),
    onSuccess: async ({ id, name }) => {
      toast.success(t('creating.created', { name }));
      await queries.invalidateQueries({ queryKey: [...keys.processes, 'list'] });
      await navigate({ to: '/processes/$processId', params: { processId: id } });
    },
  });
}

function TemplateChoice({
  chosen,
  onChoose,
}: {
  chosen: TemplateName | undefined;
  onChoose: (template: TemplateName) => void;
}) {
  const { t } = useTranslation('explorer');
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('creating.template')}</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {templateNames.map((name) => (
          <label
            key={name}
            className={cn(
              'cursor-pointer rounded-xl border bg-surface p-3 shadow-card transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
              name === chosen ? 'border-accent ring-1 ring-accent' : 'border-line-strong hover:border-faint',
            )}
          >
            <input
              type="radio"
              name="template"
              className="sr-only"
              checked={name === chosen}
              onChange={() => onChoose(name)}
            />
            <span className="block font-medium">{t(`creating.templates.${name}`)}</span>
            <span className="block text-muted text-xs">{t(`creating.templates.${name}Text`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
