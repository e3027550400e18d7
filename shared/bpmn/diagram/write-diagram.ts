import { isDeepStrictEqual } from 'node:util';
import type { Diagram, DiagramShape, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { BPMNDI, DC, DI } from '../namespaces.ts';
import { place, remove } from '../write/tree.ts';
import { freeId, type Writing } from '../write/writing.ts';
import { within, type XmlElement } from '../xml/element.ts';
import { lineBetween } from './line-between.ts';
import { type Box, LANE_TITLE, placeNodes } from './place-nodes.ts';

/** Draws what is new, and moves what was moved. Everything else of the diagram stays as it is written. */
export function writeDiagram(definition: ProcessDefinition, before: ProcessDefinition, writing: Writing): void {
  moveShapes(definition.diagram, before.diagram, writing);
  const shapes = shapesOf(writing);
  const knownNodes = new Set(before.nodes.map((node) => node.node_id));
  const knownFlows = new Set(before.flows.map((flow) => flow.id));
  const newNodes = definition.nodes.filter((node) => !knownNodes.has(node.node_id));
  const newLanes = definition.lanes.filter((lane) => !before.lanes.some((one) => one.id === lane.id));
  const newFlows = definition.flows.filter((flow) => !knownFlows.has(flow.id));
  if (newNodes.length + newLanes.length + newFlows.length === 0) return;
  const plane = planeOf(writing);
  const taken = [...shapes.values()].flatMap((shape) => boxOf(shape) ?? []);
  const bottom = taken.reduce((most, box) => Math.max(most, box.y + box.height), 0);
  const left = taken.reduce((least, box) => Math.min(least, box.x), taken[0]?.x ?? 160);
  // Beside what somebody arranged, new things stand in a block of their own.
  const alone = taken.length === 0;
  const placed = placeNodes(alone ? definition : { ...definition, nodes: newNodes, lanes: newLanes }, {
    x: left + LANE_TITLE,
    y: alone ? 80 : bottom + 40,
  });
  const given = new Map((definition.diagram?.shapes ?? []).map((shape) => [`${shape.kind}:${shape.id}`, shape]));
  for (const lane of newLanes) {
    const box = given.get(`lane:${lane.id}`) ?? placed.lanes.get(lane.id);
    if (box) draw(writing.lanes.get(lane.id)!, box, plane, { isHorizontal: 'true' }, writing);
  }
  const scopes = new Set(definition.nodes.map((node) => node.scope_id));
  for (const node of newNodes) {
    const box = given.get(`node:${node.node_id}`) ?? placed.nodes.get(node.node_id);
    if (box)
      draw(
        writing.nodes.get(node.node_id)!,
        box,
        plane,
        scopes.has(node.node_id) ? { isExpanded: 'true' } : {},
        writing,
      );
  }
  const drawn = shapesOf(writing);
  const lines = new Map((definition.diagram?.edges ?? []).map((edge) => [edge.id, edge.points]));
  for (const flow of newFlows) {
    const [from, to] = [flow.from, flow.to].map((id) => boxOf(drawn.get(writing.nodes.get(id)?.attribute('id') ?? '')));
    const element = writing.flows.get(flow.id);
    if (!element || !from || !to) continue;
    drawLine(element, lines.get(flow.id) ?? lineBetween(from, to), plane, writing);
  }
}

/** BPMN id → its shape or line. */
function shapesOf({ document }: Writing): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const diagram of document.root.all(BPMNDI, 'BPMNDiagram'))
    for (const element of within(diagram)) {
      const id = element.is(BPMNDI, 'BPMNShape', 'BPMNEdge') ? element.attribute('bpmnElement') : undefined;
      if (id !== undefined && !found.has(id)) found.set(id, element);
    }
  return found;
}

function boxOf(shape: XmlElement | undefined): Box | undefined {
  const bounds = shape?.one(DC, 'Bounds');
  if (!bounds) return undefined;
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(bounds.attribute(name)));
  return { x: x!, y: y!, width: width!, height: height! };
}

function planeOf(writing: Writing): XmlElement {
  const { document, tree, process } = writing;
  const known = document.root.one(BPMNDI, 'BPMNDiagram')?.one(BPMNDI, 'BPMNPlane');
  if (known) return known;
  const diagram = tree.make(BPMNDI, 'BPMNDiagram', { id: freeId('BPMNDiagram_1', writing) });
  const plane = tree.make(BPMNDI, 'BPMNPlane', {
    id: freeId('BPMNPlane_1', writing),
    bpmnElement: process.attribute('id'),
  });
  place(document.root, diagram);
  place(diagram, plane);
  return plane;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

function draw(element: XmlElement, box: Box, plane: XmlElement, more: Record<string, string>, writing: Writing): void {
  const id = element.attribute('id')!;
  const shape = writing.tree.make(BPMNDI, 'BPMNShape', { id: freeId(`${id}_di`, writing), bpmnElement: id, ...more });
  shape.children.push(bounds(box, writing));
  place(plane, shape);
}

const bounds = ({ x, y, width, height }: Box, { tree }: Writing): XmlElement =>
  tree.make(DC, 'Bounds', { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) });

function drawLine(
  element: XmlElement,
  points: readonly { x: number; y: number }[],
  plane: XmlElement,
  writing: Writing,
): void {
  const id = element.attribute('id')!;
  const edge = writing.tree.make(BPMNDI, 'BPMNEdge', { id: freeId(`${id}_di`, writing), bpmnElement: id });
  for (const { x, y } of points)
    edge.children.push(writing.tree.make(DI, 'waypoint', { x: rounded(x), y: rounded(y) }));
  place(plane, edge);
}

/** Shapes and lines whose place in the definition's diagram is another than in the document. Pages lie elsewhere there, and stay. */
function moveShapes(after: Diagram | undefined, before: Diagram | undefined, writing: Writing): void {
  if (!after || !before || before.shapes.some(({ kind }) => kind === 'page')) return;
  const drawn = shapesOf(writing);
  const was = new Map(before.shapes.map((shape) => [`${shape.kind}:${shape.id}`, shape]));
  for (const shape of after.shapes) {
    const known = was.get(`${shape.kind}:${shape.id}`);
    const element = known && elementAt(shape, writing);
    const target = drawn.get(element?.attribute('id') ?? shape.id)?.one(DC, 'Bounds');
    if (!known || !target) continue;
    for (const name of ['x', 'y', 'width', 'height'] as const)
      if (shape[name] !== known[name]) target.set(name, rounded(shape[name]));
  }
  const lines = new Map(before.edges.map((edge) => [edge.id, edge]));
  for (const edge of after.edges) {
    const known = lines.get(edge.id);
    const target = drawn.get(writing.flows.get(edge.id)?.attribute('id') ?? edge.id);
    if (!known || !target || isDeepStrictEqual(known.points, edge.points)) continue;
    const label = target.elements.find((one) => !one.is(DI, 'waypoint'));
    for (const old of target.all(DI, 'waypoint')) remove(old);
    const made = edge.points.map(({ x, y }) => writing.tree.make(DI, 'waypoint', { x: rounded(x), y: rounded(y) }));
    for (const point of made) place(target, point);
    if (label) {
      remove(label);
      place(target, label);
    }
  }
}

const elementAt = (shape: DiagramShape, writing: Writing): XmlElement | undefined =>
  shape.kind === 'lane' ? writing.lanes.get(shape.id) : shape.kind === 'node' ? writing.nodes.get(shape.id) : undefined;
