import { Workflow } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drawable } from '#process-model/drawing/model.ts';
import { DrawingView } from '../../drawing/view/drawing-view.tsx';
import { Card, CardTitle } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/states.tsx';

/** The drawing of a definition that is being written. */
export function DefinitionPreview({ value }: { value: unknown }) {
  const { t } = useTranslation('explorer');
  const definition = useMemo(() => drawable(value), [value]);
  return (
    <Card className="flex min-h-96 flex-col overflow-hidden">
      <CardTitle>{t('creating.preview')}</CardTitle>
      <div className="min-h-0 grow">
        {definition ? (
          <DrawingView definition={definition} />
        ) : (
          <EmptyState icon={Workflow} title={t('creating.noPreview')} />
        )}
      </div>
    </Card>
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const objects = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A diagram that is being written by hand may be none yet. */
const diagramIn = (value: unknown): Drawable['diagram'] =>
  isObject(value) && Array.isArray(value.shapes) && Array.isArray(value.edges)
    ? (value as unknown as Drawable['diagram'])
    : undefined;

/** As much of a half-written definition as can be drawn: nodes that have an id and a type, flows that have two ends. */
export function drawable(value: unknown): Drawable | undefined {
  if (!isObject(value)) return undefined;
  const nodes = objects(value.nodes)
    .filter(({ node_id, type }) => typeof node_id === 'string' && typeof type === 'string')
    .map((node) => ({ title: String(node.node_id), ...node, config: isObject(node.config) ? node.config : {} }));
  if (nodes.length === 0) return undefined;
  const flows = objects(value.flows).filter(({ from, to }) => typeof from === 'string' && typeof to === 'string');
  const lanes = objects(value.lanes).filter(({ id }) => typeof id === 'string');
  return {
    nodes: nodes as unknown as Drawable['nodes'],
    flows: flows.map((flow, at) => ({ id: `flow-${at}`, ...flow })) as unknown as Drawable['flows'],
    lanes: lanes as unknown as Drawable['lanes'],
    diagram: diagramIn(value.diagram),
  };
}
