import '../register-strings.ts';
import './register-strings.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BpmnCheck } from '#contracts/processes/bpmn.ts';
import { useTitle } from '../../../app/use-title.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Page, PageHeader } from '../../../ui/page.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SkeletonRows } from '../../../ui/states.tsx';
import { DiagnosticList } from '../findings/diagnostic-list.tsx';
import { type Bindings, BindingsCard } from './bindings-card.tsx';
import { CheckedProcess } from './checked-process.tsx';
import { DropZone } from './drop-zone.tsx';
import { useCheckFile, useImportFile } from './use-import.ts';

/** What the API takes; a larger file is not sent at all. */
const MOST_BYTES = 5_000_000;

export function ImportPage() {
  const { t } = useTranslation(['bpmn', 'explorer', 'common']);
  const [file, setFile] = useState<File>();
  const [bindings, setBindings] = useState<Bindings>();
  const check = useCheckFile();
  const save = useImportFile();
  useTitle(t('title'));
  const tooLarge = file !== undefined && file.size > MOST_BYTES;
  const look = (chosen: File, decided: Bindings | undefined) => {
    setFile(chosen);
    setBindings(decided);
    save.reset();
    if (chosen.size <= MOST_BYTES) check.mutate({ file: chosen, bindings: decided?.text });
    else check.reset();
  };
  return (
    <Page>
      <PageHeader
        eyebrow={
          <Link to="/processes" className="hover:text-ink">
            {t('explorer:title')}
          </Link>
        }
        title={t('title')}
        text={t('text')}
      />
      <DropZone name={file?.name} onFile={(chosen) => look(chosen, undefined)} />
      {tooLarge && (
        <p role="alert" className="text-danger">
          {t('tooLarge', { name: file.name })}
        </p>
      )}
      {check.error && <ProblemNote error={check.error} />}
      {file && (check.data ?? (check.error && bindings)) && (
        <BindingsCard
          document={file.name}
          template={check.data?.template}
          bindings={bindings}
          onChange={(decided) => look(file, decided)}
        />
      )}
      {check.isPending && (
        <>
          <p role="status" className="text-muted">
            {t('reading', { name: file?.name ?? '' })}
          </p>
          <SkeletonRows rows={3} />
        </>
      )}
      {check.data && file && (
        <>
          <AboutFile check={check.data} />
          {check.data.processes.map((checked) => (
            <CheckedProcess key={checked.bpmnId} checked={checked} />
          ))}
          {save.error && <ProblemNote error={save.error} />}
          <div className="flex gap-2">
            <Button
              tone="primary"
              busy={save.isPending}
              onClick={() => save.mutate({ file, bindings: bindings?.text })}
            >
              {t('import', { count: check.data.processes.length })}
            </Button>
            <Button tone="quiet" asChild>
              <Link to="/processes">{t('common:cancel')}</Link>
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

function AboutFile({ check: { diagnostics, left } }: { check: BpmnCheck }) {
  const { t } = useTranslation('bpmn');
  if (diagnostics.length + left.length === 0) return null;
  return (
    <Card>
      <CardTitle>{t('document')}</CardTitle>
      <div className="grid gap-3 p-4">
        {left.length > 0 && <p>{t('left', { names: left.map(({ name }) => name).join(', ') })}</p>}
        <DiagnosticList diagnostics={diagnostics} />
      </div>
    </Card>
  );
}
