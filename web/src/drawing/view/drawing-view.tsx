import '@xyflow/react/dist/base.css';
import './drawing.css';
import { Background, BackgroundVariant, ReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drawable } from '#process-model/drawing/model.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { ActivityNode } from './activity-node.tsx';
import { ContainerNode } from './container-node.tsx';
import { EventNode } from './event-node.tsx';
import { FirstViewEffect } from './first-view-effect.tsx';
import { FlowEdge } from './flow-edge.tsx';
import { GatewayNode } from './gateway-node.tsx';
import { LaneNode } from './lane-node.tsx';
import type { Overlay } from './node-state.ts';
import { SceneryNode } from './scenery-node.tsx';
import type { ShapeData } from './shape-data.ts';
import { toReactFlow } from './to-react-flow.ts';
import { useDrawing } from './use-drawing.ts';
import { ZoomControls } from './zoom-controls.tsx';

const nodeTypes = {
  activity: ActivityNode,
  container: ContainerNode,
  event: EventNode,
  gateway: GatewayNode,
  lane: LaneNode,
  scenery: SceneryNode,
};
const edgeTypes = { flow: FlowEdge };

type Props = Overlay & {
  definition: Drawable;
  selected?: string | undefined;
  onSelect?: (nodeId: string | undefined) => void;
};

/** A process as a drawing to look at: pan, zoom, choose a node with mouse or keyboard. */
export function DrawingView({ definition, selected, onSelect, states, taken, findings, changes }: Props) {
  const { t } = useTranslation();
  const drawing = useDrawing(definition);
  const graph = useMemo(() => {
    const describe = ({ node, state, finding, change, onWay }: ShapeData['drawn']): string =>
      [
        node.title,
        t(`drawing.type.${node.type}`),
        state && t(`drawing.state.${state.status}`),
        finding && t(`drawing.finding.${finding}`),
        change && t(`drawing.change.${change}`),
        onWay && t('drawing.onWay'),
      ]
        .filter(Boolean)
        .join(', ');
    return drawing.data && toReactFlow(drawing.data, { states, taken, findings, changes, selected, describe });
  }, [drawing.data, states, taken, findings, changes, selected, t]);
  if (drawing.error) return <ErrorState error={drawing.error} retry={() => void drawing.refetch()} />;
  if (!graph || !drawing.data) return <DrawingSkeleton />;
  return (
    <ReactFlow
      nodes={graph.nodes}
      edges={graph.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      minZoom={0.1}
      maxZoom={2}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      elevateNodesOnSelect={false}
      selectNodesOnDrag={false}
      panOnScroll
      deleteKeyCode={null}
      onNodesChange={(changes) => {
        const chosen = changes.find((change) => change.type === 'select' && change.selected);
        if (chosen?.type === 'select') onSelect?.(chosen.id);
      }}
      onPaneClick={() => onSelect?.(undefined)}
      aria-label={t('drawing.label')}
      className="bg-canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} color="var(--line-strong)" />
      <FirstViewEffect drawing={drawing.data} focus={selected ?? liveNode(states)} />
      <ZoomControls />
    </ReactFlow>
  );
}

/** Where the run is: the node that a drawing too large for the screen opens at. */
function liveNode(states: Overlay['states']): string | undefined {
  return [...(states ?? [])].find(([, { status }]) => ['failed', 'held', 'running', 'waiting'].includes(status))?.[0];
}

export function DrawingSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className="flex size-full items-center justify-center gap-8 bg-canvas">
      <Skeleton className="size-10 rounded-full" />
      <Skeleton className="h-16 w-40 rounded-xl" />
      <Skeleton className="size-10 rotate-45 rounded-md" />
      <Skeleton className="hidden h-16 w-40 rounded-xl sm:block" />
      <Skeleton className="hidden size-10 rounded-full sm:block" />
    </div>
  );
}
