import type { Edge, Node } from '@xyflow/react';
import type { Drawing, DrawnNode } from '#process-model/drawing/model.ts';
import type { FlowData } from './flow-edge.tsx';
import type { LaneData } from './lane-node.tsx';
import type { Overlay } from './node-state.ts';
import { sceneryNodes } from './scenery.ts';
import type { SceneryData } from './scenery-node.tsx';
import type { ShapeData } from './shape-data.ts';

export type FlowNode = Node<ShapeData> | Node<LaneData> | Node<SceneryData>;

const typeOf: Record<DrawnNode['shape'], string> = {
  start: 'event',
  end: 'event',
  catch: 'event',
  throw: 'event',
  boundary: 'event',
  gateway: 'gateway',
  activity: 'activity',
};

type Options = Overlay & { selected?: string | undefined; describe: (node: ShapeData['drawn']) => string };

/** The drawing in React Flow's terms: lanes are parents of their nodes, boundary events lie above their activity. */
export function toReactFlow(drawing: Drawing, options: Options): { nodes: FlowNode[]; edges: Edge<FlowData>[] } {
  const laneById = new Map(drawing.lanes.map((lane) => [lane.id, lane]));
  const gateways = new Set(drawing.nodes.filter(({ shape }) => shape === 'gateway').map(({ id }) => id));
  const lanes = drawing.lanes.map(
    (lane): FlowNode => ({
      id: laneId(lane.id),
      type: 'lane',
      position: { x: lane.x, y: lane.y },
      data: { drawn: lane },
      width: lane.width,
      height: lane.height,
      selectable: false,
      focusable: false,
      zIndex: -2,
      ariaLabel: lane.lane.title,
    }),
  );
  const nodes = drawing.nodes.map((node): FlowNode => {
    const lane = node.lane === undefined ? undefined : laneById.get(node.lane);
    const drawn = {
      ...node,
      state: options.states?.get(node.id),
      finding: options.findings?.nodes.get(node.id),
      onWay: options.findings?.way?.nodes.has(node.id) ?? false,
      change: options.changes?.nodes.get(node.id),
    };
    return {
      id: node.id,
      type: node.around ? 'container' : typeOf[node.shape],
      position: { x: node.x - (lane?.x ?? 0), y: node.y - (lane?.y ?? 0) },
      ...(lane && { parentId: laneId(lane.id), extent: 'parent' as const }),
      width: node.width,
      height: node.height,
      data: { drawn },
      selected: node.id === options.selected,
      // What is drawn around others lies below them.
      zIndex: node.around ? -1 : node.shape === 'boundary' ? 2 : 1,
      ariaLabel: options.describe(drawn),
    };
  });
  const edges = drawing.flows.map(
    (flow): Edge<FlowData> => ({
      id: flow.id,
      type: 'flow',
      source: flow.flow.from,
      target: flow.flow.to,
      selectable: false,
      focusable: false,
      data: {
        drawn: flow,
        taken: options.taken?.has(flow.id) ?? false,
        gateway: gateways.has(flow.flow.from),
        change: options.changes?.flows.get(flow.id),
        finding: options.findings?.flows.get(flow.id),
        onWay: options.findings?.way?.flows.has(flow.id) ?? false,
      },
    }),
  );
  return { nodes: [...sceneryNodes(drawing.scenery), ...lanes, ...nodes], edges };
}

/** Lanes and nodes may have the same id in a definition. */
const laneId = (id: string): string => `lane:${id}`;
