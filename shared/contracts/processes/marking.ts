import { z } from 'zod';

/**
 * Where the tokens of a run stand. `at`: at a node, which is entered; of a subprocess of the drawing, `inside` says where in it; of an
 * activity for several elements, `elements` that some of them are done.
 * `waits`: at a join that it has come to. `ended`: at its end, while others go on: what it wrote still counts.
 * `tokens`: beside each other, since the same place on the drawing; of the outermost, `fields` are names that their data have beside
 * those that the process knows.
 */
export type Marking =
  | { at: string; inside?: Marking | undefined; elements?: true | undefined }
  | { waits: string }
  | { ended: true }
  | { tokens: Marking[]; fields?: string[] | undefined };

const NodeId = z.string().min(1).max(200);

export const MarkingSchema: z.ZodType<Marking> = z.lazy(() =>
  z.union([
    z.strictObject({ at: NodeId, inside: MarkingSchema.optional(), elements: z.literal(true).optional() }),
    z.strictObject({ waits: NodeId }),
    z.strictObject({ ended: z.literal(true) }),
    z.strictObject({ tokens: z.array(MarkingSchema).min(1).max(100), fields: z.array(z.string()).optional() }),
  ]),
);

/**
 * What a token's data differ by from those of the tokens around it as they began: fields that it has, and fields that it lacks.
 * `done`: of an activity for several elements, position → output of those that are done.
 */
export const TokenDataSchema = z.object({
  set: z.record(z.string(), z.json()),
  drop: z.array(z.string()),
  done: z.record(z.string(), z.json()).optional(),
});
export type TokenData = z.infer<typeof TokenDataSchema>;

/**
 * Name of a token in what a run is given: its way through the marking, `inside` as `i`. A run that begins at a marking has, beside
 * `data`, `tokens`: name → `TokenData`.
 */
export const tokenKey = (around: string, step: number | 'i'): string =>
  around === '' ? `${step}` : `${around}.${step}`;

/** Ids of nodes that no drawing has, but only a machine that is entered in the middle, begin with this. */
export const ENTRY_NODE = 'flowmaster.entry';
/** Begins the ids of starts and ends that a process has without their being drawn. */
export const IMPLICIT_NODE = 'flowmaster.implicit';

/** Whether a node, or flow, is one that somebody has drawn. */
export const isDrawn = (id: string): boolean => !id.startsWith(ENTRY_NODE) && !id.startsWith(IMPLICIT_NODE);

/** One token at a node, however deep in subprocesses of the drawing the node lies. */
export function markingAt(
  nodes: readonly { readonly node_id: string; readonly scope_id?: string | undefined }[],
  nodeId: string,
): Marking {
  const scopes = new Map(nodes.map((node) => [node.node_id, node.scope_id]));
  let marking: Marking = { at: nodeId };
  for (let scope = scopes.get(nodeId), depth = 0; scope !== undefined && depth < nodes.length; depth++) {
    marking = { at: scope, inside: marking };
    scope = scopes.get(scope);
  }
  return marking;
}
