import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BpmnCheck } from '#contracts/processes/bpmn.ts';
import { DrawingView } from '../../../drawing/view/drawing-view.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { FindingsByNode } from '../findings/findings-by-node.tsx';
import { findingsOf } from '../findings/findings-of.ts';

/** One process of a file as it would be imported: its drawing, and beside it what there is to say of its nodes. */
export function CheckedProcess({ checked }: { checked: BpmnCheck['processes'][number] }) {
  const { t } = useTranslation('bpmn');
  const { definition, diagnostics, publishable } = checked;
  const [selected, setSelected] = useState<string>();
  const findings = useMemo(
    () => findingsOf(diagnostics, definition.flows, selected),
    [diagnostics, definition.flows, selected],
  );
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <Card className="overflow-hidden" aria-label={definition.name}>
      <CardTitle
        aside={
          <span className="text-muted text-xs">
            {t('size', { nodes: definition.nodes.length, flows: definition.flows.length })}
          </span>
        }
      >
        {definition.name}
      </CardTitle>
      <div className="grid lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="h-80 lg:h-128">
          <DrawingView definition={definition} findings={findings} selected={selected} onSelect={setSelected} />
        </div>
        <div className="grid content-start gap-4 overflow-y-auto border-line border-t p-4 lg:max-h-128 lg:border-t-0 lg:border-l">
          <p className={publishable ? 'text-success' : 'text-muted'}>
            {publishable ? t('ready') : t('blocked', { count: errors })}
          </p>
          <FindingsByNode
            definition={definition}
            diagnostics={diagnostics}
            selected={selected}
            onSelect={setSelected}
          />
        </div>
      </div>
    </Card>
  );
}
