import { Download, FileJson, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BpmnBindingsTemplate } from '#contracts/processes/bpmn-bindings.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { type BindingsFault, readBindingsFile } from './bindings-file.ts';
import { saveAs } from './save-as.ts';

export type Bindings = { name: string; text: string };
type Props = {
  /** Name of the document. */
  document: string;
  template: BpmnBindingsTemplate | undefined;
  bindings: Bindings | undefined;
  onChange: (bindings: Bindings | undefined) => void;
};

/** What the document cannot say is decided in a file: one to fill in is offered, and a filled one is taken. */
export function BindingsCard({ document, template, bindings, onChange }: Props) {
  const { t } = useTranslation('bpmn');
  const id = useId();
  const [fault, setFault] = useState<BindingsFault>();
  const open = template ? countOf(template) : 0;
  const choose = async (file: File) => {
    const read = await readBindingsFile(file);
    setFault('fault' in read ? read.fault : undefined);
    if ('text' in read) onChange({ name: file.name, text: read.text });
  };
  const download = () =>
    saveAs(
      document.replace(/\.[^.]*$/, '.bindings.json'),
      `${JSON.stringify(template, null, 2)}\n`,
      'application/json',
    );
  return (
    <Card>
      <CardTitle>{t('decisions')}</CardTitle>
      <div className="grid gap-3 p-4">
        <p className={open > 0 ? 'text-ink' : 'text-muted'}>
          {open > 0 ? t('open', { count: open }) : t(bindings ? 'allDecided' : 'nothingOpen')}
        </p>
        {fault && (
          <p role="alert" className="text-danger">
            {t(fault)}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {template && (
            <Button onClick={download}>
              <Download aria-hidden /> {t('template')}
            </Button>
          )}
          <Button asChild>
            <label htmlFor={id} className="cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent">
              <FileJson aria-hidden /> {t(bindings ? 'otherBindings' : 'bindings')}
              <input
                id={id}
                type="file"
                accept=".json,application/json"
                className="sr-only"
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (file) void choose(file);
                  // The same file may have been corrected and is chosen again.
                  event.target.value = '';
                }}
              />
            </label>
          </Button>
          {bindings && (
            <span className="flex items-center gap-1 text-muted">
              {bindings.name}
              <Button
                tone="quiet"
                size="sm"
                aria-label={t('withoutBindings', { name: bindings.name })}
                onClick={() => {
                  setFault(undefined);
                  onChange(undefined);
                }}
              >
                <X aria-hidden />
              </Button>
            </span>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Decisions that are open: a null each. */
const countOf = ({ nodes, flows }: BpmnBindingsTemplate): number =>
  [...Object.values(nodes), ...Object.values(flows)].flatMap((one) =>
    Object.values(one).filter((value) => value === null),
  ).length;
