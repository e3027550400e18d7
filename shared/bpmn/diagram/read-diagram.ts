import type { Diagram, DiagramEdge, DiagramShape } from '#contracts/process-definition/index.ts';
import { referred } from '../document/bpmn-document.ts';
import { BPMNDI, DC, DI } from '../namespaces.ts';
import type { Reading } from '../read/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { type Drawn, edgeKind, shapeKind, titleOn } from './drawn-elements.ts';

const GAP = 80;

/**
 * The part of the document's diagram interchange that shows this process: its own elements, and everything of the collaboration
 * around it. Diagrams of collapsed subprocesses stand below each other as pages. Nothing when the process is not drawn.
 */
export function readDiagram(reading: Reading, drawn: Drawn): Diagram | undefined {
  const planes = reading.document.root
    .all(BPMNDI, 'BPMNDiagram')
    .flatMap((diagram) => diagram.all(BPMNDI, 'BPMNPlane').map((plane) => readPlane(diagram, plane, reading, drawn)))
    .filter(({ shapes }) => shapes.some(({ kind }) => kind === 'node'));
  if (planes.length === 0) return undefined;
  const seen = new Set<string>();
  const shapes: DiagramShape[] = [];
  const edges: DiagramEdge[] = [];
  let bottom: number | undefined;
  for (const plane of planes) {
    const top = Math.min(...plane.shapes.map(({ y }) => y));
    const down = bottom === undefined ? 0 : bottom + GAP - top;
    const own = plane.shapes.filter(({ id }) => !seen.has(id)).map((shape) => movedShape(shape, down));
    for (const shape of own) seen.add(shape.id);
    if (bottom !== undefined && own.length > 0) shapes.push(pageAround(own, plane));
    shapes.push(...own);
    for (const edge of plane.edges)
      if (!seen.has(edge.id)) {
        seen.add(edge.id);
        edges.push(movedEdge(edge, down));
      }
    bottom = Math.max(bottom ?? Number.NEGATIVE_INFINITY, ...own.map(({ y, height }) => y + height));
  }
  return { shapes, edges };
}

interface Plane extends Diagram {
  readonly id: string;
  readonly title: string;
}

function readPlane(diagram: XmlElement, plane: XmlElement, reading: Reading, drawn: Drawn): Plane {
  const target = referred(reading.document, plane.attribute('bpmnElement'));
  return {
    id: plane.attribute('id') ?? '',
    title: target?.attribute('name') || diagram.attribute('name') || '',
    shapes: plane.all(BPMNDI, 'BPMNShape').flatMap((shape) => readShape(shape, reading, drawn) ?? []),
    edges: plane.all(BPMNDI, 'BPMNEdge').flatMap((edge) => readEdge(edge, reading, drawn) ?? []),
  };
}

function readShape(shape: XmlElement, reading: Reading, drawn: Drawn): DiagramShape | undefined {
  const element = referred(reading.document, shape.attribute('bpmnElement'));
  const box = boxIn(shape);
  const kind = element && shapeKind(element, drawn);
  if (!element || !box || !kind) return undefined;
  const title = titleOn(element, reading.document);
  const expanded = shape.attribute('isExpanded');
  const horizontal = shape.attribute('isHorizontal');
  const label = labelIn(shape);
  return {
    id: reading.ids.of(element).slice(0, 500),
    kind,
    ...box,
    ...(kind !== 'node' && title && { title }),
    ...(expanded !== undefined && { expanded: expanded === 'true' }),
    ...((kind === 'pool' || kind === 'lane') && horizontal === 'false' && { vertical: true }),
    ...(label && { label }),
  };
}

function readEdge(edge: XmlElement, reading: Reading, drawn: Drawn): DiagramEdge | undefined {
  const element = referred(reading.document, edge.attribute('bpmnElement'));
  const kind = element && edgeKind(element, drawn);
  const points = edge.all(DI, 'waypoint').map((point) => ({ x: number(point, 'x'), y: number(point, 'y') }));
  if (!element || !kind || points.length < 2 || points.length > 500) return undefined;
  if (points.some(({ x, y }) => !isCoordinate(x) || !isCoordinate(y))) return undefined;
  const title = kind === 'flow' ? '' : titleOn(element, reading.document);
  const label = labelIn(edge);
  return { id: reading.ids.of(element).slice(0, 500), kind, points, ...(title && { title }), ...(label && { label }) };
}

const number = (element: XmlElement, name: string): number => Number(element.attribute(name) ?? Number.NaN);
const isCoordinate = (value: number): boolean => Math.abs(value) <= 1_000_000;

const labelIn = (element: XmlElement) => {
  const label = element.one(BPMNDI, 'BPMNLabel');
  return label && boxIn(label);
};

function boxIn(element: XmlElement) {
  const bounds = element.one(DC, 'Bounds');
  if (!bounds) return undefined;
  const box = {
    x: number(bounds, 'x'),
    y: number(bounds, 'y'),
    width: number(bounds, 'width'),
    height: number(bounds, 'height'),
  };
  return Object.values(box).every(isCoordinate) && box.width >= 0 && box.height >= 0 ? box : undefined;
}

const movedShape = (shape: DiagramShape, down: number): DiagramShape => ({
  ...shape,
  y: shape.y + down,
  ...(shape.label && { label: { ...shape.label, y: shape.label.y + down } }),
});
const movedEdge = (edge: DiagramEdge, down: number): DiagramEdge => ({
  ...edge,
  points: edge.points.map(({ x, y }) => ({ x, y: y + down })),
  ...(edge.label && { label: { ...edge.label, y: edge.label.y + down } }),
});

function pageAround(shapes: readonly DiagramShape[], { id, title }: Plane): DiagramShape {
  const margin = GAP / 4;
  const [x, y] = [Math.min(...shapes.map((one) => one.x)) - margin, Math.min(...shapes.map((one) => one.y)) - margin];
  return {
    id: `page:${id}`.slice(0, 500),
    kind: 'page',
    x,
    y,
    width: Math.max(...shapes.map((one) => one.x + one.width)) + margin - x,
    height: Math.max(...shapes.map((one) => one.y + one.height)) + margin - y,
    ...(title && { title: title.slice(0, 2_000) }),
  };
}
