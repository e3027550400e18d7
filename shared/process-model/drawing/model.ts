import type { Diagram, DiagramEdge, DiagramShape, Flow, Lane, NodeDef } from '#contracts/process-definition/index.ts';

export type Point = { x: number; y: number };
/** Top left corner and size, in pixels of the unzoomed drawing. */
export type Box = Point & { width: number; height: number };

export type ShapeKind = 'start' | 'end' | 'catch' | 'throw' | 'boundary' | 'gateway' | 'activity';
export type Side = 'left' | 'right' | 'top' | 'bottom';

export type Caption = 'above' | 'below' | 'aside';

export type DrawnNode = Box & {
  id: string;
  node: NodeDef;
  shape: ShapeKind;
  lane: string | undefined;
  /** Activity that a boundary event sits on. */
  host: string | undefined;
  /** Where a gateway's question stands without a line through it. */
  caption: Caption;
  /** A subprocess that is drawn around its nodes. */
  around?: boolean;
};
/** `vertical`: the work goes down, and the title stands at the top. */
export type DrawnLane = Box & { id: string; lane: Lane; vertical?: boolean };
export type DrawnFlow = {
  id: string;
  flow: Flow;
  /** Corners of the line from border to border. */
  points: Point[];
  /** Where the label's middle is. */
  label: Point | undefined;
};

/** What a diagram shows beside the elements of the definition: pools, annotations, data, message flows. */
export type Scenery = { shapes: DiagramShape[]; edges: DiagramEdge[] };

/** A process definition laid out: everything that a view needs to paint it. */
export type Drawing = { nodes: DrawnNode[]; lanes: DrawnLane[]; flows: DrawnFlow[]; scenery?: Scenery };

/** A definition as far as it is drawn. */
export type Drawable = {
  nodes: readonly NodeDef[];
  flows: readonly Flow[];
  lanes: readonly Lane[];
  /** How a person arranged it. */
  diagram?: Diagram | undefined;
};

export const centerOf = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
export const centeredAt = (at: Point, size: { width: number; height: number }): Box => ({
  x: at.x - size.width / 2,
  y: at.y - size.height / 2,
  ...size,
});
