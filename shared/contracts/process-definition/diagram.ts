import { z } from 'zod';

const Coordinate = z.number().min(-1_000_000).max(1_000_000);
const Point = z.strictObject({ x: Coordinate, y: Coordinate });
const Box = z.strictObject({ x: Coordinate, y: Coordinate, width: Coordinate.min(0), height: Coordinate.min(0) });
/** Id of a node, lane or flow of the definition, or of something that is only drawn. */
const DrawnIdSchema = z.string().min(1).max(500);

/** Something with an area. `node` and `lane` are elements of the definition; the others have no effect on a run. */
export const DiagramShapeSchema = z
  .strictObject({
    id: DrawnIdSchema,
    kind: z.enum([
      'node',
      'lane',
      'pool',
      'annotation',
      'group',
      'data_object',
      'data_input',
      'data_output',
      'data_store',
      'page',
      'other',
    ]),
    ...Box.shape,
    title: z.string().max(2_000).optional(),
    /** Subprocesses: their content is drawn within. */
    expanded: z.boolean().optional(),
    /** Pools and lanes: the title stands above instead of at the left. */
    vertical: z.boolean().optional(),
    label: Box.optional(),
  })
  .meta({ id: 'DiagramShape' });
export type DiagramShape = z.infer<typeof DiagramShapeSchema>;

export const DiagramEdgeSchema = z
  .strictObject({
    id: DrawnIdSchema,
    kind: z.enum(['flow', 'message_flow', 'association', 'data_association', 'other']),
    points: z.array(Point).min(2).max(500),
    title: z.string().max(2_000).optional(),
    label: Box.optional(),
  })
  .meta({ id: 'DiagramEdge' });
export type DiagramEdge = z.infer<typeof DiagramEdgeSchema>;

/** How the process is drawn, where a person arranged it. Without one, it is arranged automatically. */
export const DiagramSchema = z
  .strictObject({ shapes: z.array(DiagramShapeSchema).max(40_000), edges: z.array(DiagramEdgeSchema).max(60_000) })
  .meta({ id: 'Diagram' });
export type Diagram = z.infer<typeof DiagramSchema>;
