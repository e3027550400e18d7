import { useTranslation } from 'react-i18next';
import type { BpmnCheck } from '#contracts/processes/bpmn.ts';
import { DrawingView } from '../../../drawing/view/drawing-view.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { DiagnosticList } from '../checks.tsx';

/** One process of a file as it would be imported: its drawing and what there is to say of it. */
export function CheckedProcess({ checked }: { checked: BpmnCheck['processes'][number] }) {
  const { t } = useTranslation('bpmn');
  const { definition, diagnostics, publishable } = checked;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  return (
    <Card className="overflow-hidden">
      <CardTitle
        aside={
          <span className="text-muted text-xs">
            {t('size', { nodes: definition.nodes.length, flows: definition.flows.length })}
          </span>
        }
      >
        {definition.name}
      </CardTitle>
      <div className="h-80">
        <DrawingView definition={definition} />
      </div>
      <div className="grid gap-3 border-line border-t p-4">
        <p className={publishable ? 'text-success' : 'text-muted'}>
          {publishable ? t('ready') : t('blocked', { count: errors })}
        </p>
        <DiagnosticList diagnostics={diagnostics} />
      </div>
    </Card>
  );
}
