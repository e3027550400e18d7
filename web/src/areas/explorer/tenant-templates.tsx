import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import type { ProcessTemplate } from '#contracts/processes/index.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';

type Props = {
  chosen: string | undefined;
  onChoose: (id: string, name: string, definition: ProcessDefinitionInput) => void;
};

/** Templates that the organization keeps; nothing is shown while it has none. */
export function TenantTemplates({ chosen, onChoose }: Props) {
  const { t } = useTranslation('explorer');
  const list = usePages(keys.templates, (cursor, signal) =>
    unwrap(api.GET('/process-templates', { params: { query: { ...(cursor && { cursor }) } }, signal })),
  );
  const load = useMutation({
    mutationFn: (id: string) => unwrap(api.GET('/process-templates/{id}', { params: { path: { id } } })),
    onSuccess: ({ id, name, definition }) =>
      onChoose(id, name, {
        ...definition,
        metadata: { ...definition.metadata, template_id: id },
      }),
  });
  if (!list.items?.length) return null;
  return (
    <div className="grid gap-1.5">
      <h2 className="font-medium">{t('creating.ownTemplates')}</h2>
      {load.error && <ProblemNote error={load.error} />}
      <ul className="grid gap-2">
        {list.items.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            chosen={template.id === chosen}
            choose={() => load.mutate(template.id)}
          />
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
    </div>
  );
}

type RowProps = { template: ProcessTemplate; chosen: boolean; choose: () => void };

function TemplateRow({ template: { id, name, description, nodeCount }, chosen, choose }: RowProps) {
  const { t } = useTranslation('explorer');
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => unwrap(api.DELETE('/process-templates/{id}', { params: { path: { id } } })),
    onSuccess: () => toast.success(t('creating.templateRemoved', { name })),
    onError: (error) => toast.failure(t('creating.templateNotRemoved'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.templates }),
  });
  return (
    <li
      className={cn(
        'flex items-center rounded-xl border bg-surface shadow-card transition-colors',
        chosen ? 'border-accent ring-1 ring-accent' : 'border-line-strong hover:border-faint',
      )}
    >
      <button type="button" aria-pressed={chosen} onClick={choose} className="min-w-0 grow rounded-xl p-3 text-left">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-muted text-xs">
          {[t('steps', { count: nodeCount }), description].filter(Boolean).join(' · ')}
        </span>
      </button>
      <Button
        tone="quiet"
        size="icon"
        className="mr-2"
        aria-label={t('creating.removeTemplate', { name })}
        busy={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <Trash2 aria-hidden />
      </Button>
    </li>
  );
}
