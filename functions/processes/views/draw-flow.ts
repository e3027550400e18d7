import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ViewShape } from '#contracts/processes/index.ts';
import type { Elk } from '#process-model/drawing/arrange.ts';
import { layOut } from '#process-model/drawing/layout.ts';
import type { DrawnFlow, DrawnNode } from '#process-model/drawing/model.ts';
import { eventOf, gatewayOf } from '#process-model/drawing/shape.ts';
import { deriveLanes } from './derive-lanes.ts';
import type { Picture } from './picture.ts';

/** The flow chart, without lanes. */
export const drawFlow = (definition: ProcessDefinition, elk: Elk): Promise<Picture> =>
  draw({ ...definition, lanes: [] }, elk);

/** The same with a band for each lane; a process without lanes gets one for each kind of who does the work. */
export const drawSwimlanes = (definition: ProcessDefinition, elk: Elk): Promise<Picture> =>
  draw(definition.lanes.length > 0 ? definition : deriveLanes(definition), elk);

/** Always arranged anew: a view has less on it than what a person drew, and would be full of holes. */
async function draw({ diagram: _diagram, ...definition }: ProcessDefinition, elk: Elk): Promise<Picture> {
  const { nodes, lanes, flows } = await layOut(definition, elk);
  const gateways = new Set(nodes.filter(({ shape }) => shape === 'gateway').map(({ id }) => id));
  return {
    shapes: [
      ...lanes.map(({ id, lane, x, y, width, height }) => ({
        id: `lane:${id}`,
        kind: 'lane' as const,
        type: 'lane',
        title: lane.title,
        x,
        y,
        width,
        height,
      })),
      ...nodes.map((node) => shapeOf(node)),
    ],
    lines: flows.map((drawn) => lineOf(drawn, gateways)),
  };
}

const KINDS: Record<DrawnNode['shape'], ViewShape['kind']> = {
  start: 'start',
  end: 'end',
  catch: 'event',
  throw: 'event',
  boundary: 'boundary',
  gateway: 'gateway',
  activity: 'activity',
};

type Placed = Pick<DrawnNode, 'node' | 'shape' | 'x' | 'y' | 'width' | 'height'> &
  Partial<Pick<DrawnNode, 'caption' | 'around'>>;

export const shapeOf = ({ node, shape, x, y, width, height, caption, around }: Placed): ViewShape => ({
  id: node.node_id,
  kind: KINDS[shape],
  type: typeOf(node),
  title: node.title,
  x,
  y,
  width,
  height,
  nodeId: node.node_id,
  ...(caption && shape === 'gateway' && { caption }),
  ...(around && { caption: 'above' as const }),
});

function typeOf(node: NodeDef): string {
  if (node.type === 'decision') return gatewayOf(node);
  if (node.type === 'subprocess' && node.config.kind === 'ad_hoc') return 'ad_hoc';
  return node.type === 'event' || node.type === 'start' || node.type === 'end'
    ? eventOf(node)
    : (node.action_type ?? node.type);
}

function lineOf({ id, flow, points, label }: DrawnFlow, gateways: ReadonlySet<string>): Picture['lines'][number] {
  const kind = flow.isDefault && gateways.has(flow.from) ? 'default' : flow.condition ? 'conditional' : 'sequence';
  return {
    id,
    kind,
    from: flow.from,
    to: flow.to,
    points,
    ...(flow.label && label ? { label: flow.label, labelAt: label } : {}),
  };
}
