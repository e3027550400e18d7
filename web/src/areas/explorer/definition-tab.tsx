import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { RotateCcw, Save, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Process, updateProcess } from '#contracts/processes/index.ts';
import { bodyOf } from '../../api/body.ts';
import { api, unwrapTagged } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import { keys, processQuery } from '../../api/queries.ts';
import { useMay } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { parseJson } from '../../ui/json-fault.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { toast } from '../../ui/toast.tsx';
import { definitionOf } from './draft.ts';

type Props = {
  process: Process;
  definition: ProcessDefinition;
  version: string | undefined;
  etag: string | undefined;
};

const format = (value: unknown): string => JSON.stringify(value, null, 2);

/** The definition as text. Saving sends the ETag that the text began from, so that nobody's work is overwritten. */
export function DefinitionTab({ process, definition, version, etag }: Props) {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  const editable = mayDesign && version === undefined && process.status !== 'archived';
  const [base, setBase] = useState({ etag, text: format(definition) });
  const [text, setText] = useState(base.text);
  const parsed = parseJson(text);
  const changed = text !== base.text;
  useBlocker({ shouldBlockFn: () => changed && !window.confirm(t('definition.unsaved')), enableBeforeUnload: changed });
  const restart = (fresh: typeof base) => {
    setBase(fresh);
    setText(fresh.text);
  };
  const save = useSave(process.id, restart);
  const fault = parsed.fault;
  return (
    <div className="mx-auto flex w-full max-w-6xl min-h-0 grow flex-col gap-3 px-4 py-4 sm:px-8">
      <div className="flex flex-wrap items-center gap-2">
        <p className="grow text-muted" role="status">
          {!mayDesign && t('definition.notAllowed')}
          {mayDesign && version !== undefined && t('definition.readOnly')}
          {editable && changed && t('definition.unsaved')}
        </p>
        {editable && (
          <>
            <Button tone="quiet" disabled={fault !== undefined} onClick={() => setText(format(parsed.value))}>
              <WandSparkles aria-hidden /> {t('definition.format')}
            </Button>
            <Button disabled={!changed} onClick={() => setText(base.text)}>
              <RotateCcw aria-hidden /> {t('definition.reset')}
            </Button>
            <Button
              tone="primary"
              disabled={!changed || fault !== undefined}
              busy={save.isPending}
              onClick={() => save.mutate({ body: parsed.value as ProcessDefinition, etag: base.etag })}
            >
              <Save aria-hidden /> {t('definition.save')}
            </Button>
          </>
        )}
      </div>
      {fault && (
        <p role="alert" className="text-danger">
          {fault.line === undefined
            ? t('definition.faultNoLine', { message: fault.message })
            : t('definition.fault', { line: fault.line, message: fault.message })}
        </p>
      )}
      <SaveProblem error={save.error} processId={process.id} restart={restart} clear={() => save.reset()} />
      <CodeEditor
        label={t('definition.label')}
        value={text}
        onChange={setText}
        readOnly={!editable}
        faultyLine={fault?.line}
        className="min-h-96 grow"
      />
    </div>
  );
}

type Restart = (fresh: { etag: string | undefined; text: string }) => void;

function useSave(id: string, restart: Restart) {
  const { t } = useTranslation('explorer');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, etag }: { body: ProcessDefinition; etag: string | undefined }) =>
      unwrapTagged(
        api.PUT('/processes/{id}', {
          params: { path: { id }, header: { 'If-Match': etag ?? '' } },
          body: bodyOf<typeof updateProcess>(body),
        }),
      ),
    onSuccess: async (saved) => {
      queries.setQueryData(keys.process(id), saved);
      restart({ etag: saved.etag, text: format(definitionOf(saved.data)) });
      toast.success(t('definition.saved'));
      await queries.invalidateQueries({ queryKey: [...keys.processes, 'list'] });
      // What is read off the draft: its history, comparisons, pictures, links.
      const process = keys.process(id);
      await queries.invalidateQueries({
        queryKey: process,
        predicate: ({ queryKey }) => queryKey.length > process.length,
      });
    },
  });
}

type ProblemProps = { error: unknown; processId: string; restart: Restart; clear: () => void };

/** A refused save. When somebody else was faster, the newer draft is one click away, and the own text stays until then. */
function SaveProblem({ error, processId, restart, clear }: ProblemProps) {
  const { t } = useTranslation('explorer');
  const queries = useQueryClient();
  if (!error) return null;
  if (!isProblem(error, 'request.precondition-failed')) {
    return <ProblemNote error={error} title={t('definition.failed')} />;
  }
  const load = async () => {
    const fresh = await queries.fetchQuery({ ...processQuery(processId), staleTime: 0 });
    restart({ etag: fresh.etag, text: format(definitionOf(fresh.data)) });
    clear();
  };
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-lg bg-warning-soft px-3 py-2.5 text-warning">
      <div className="grow">
        <p className="font-semibold">{t('definition.conflict')}</p>
        <p>{t('definition.conflictText')}</p>
      </div>
      <Button size="sm" onClick={() => void load()}>
        {t('definition.loadNewer')}
      </Button>
    </div>
  );
}
