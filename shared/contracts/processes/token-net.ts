import { z } from 'zod';

/** A gateway at which tokens of the net meet. */
export const NetJoinSchema = z.object({
  nodeId: z.string(),
  /** `parallel` waits for all places; `inclusive` for those that a token can still come to; `complex` for `needed` of them. */
  kind: z.enum(['parallel', 'inclusive', 'complex']),
  /** Places before it; data of later ones wins where two tokens wrote a field equally often. */
  from: z.array(z.string().min(1)).min(1),
  /** Where the token goes on; `(outside)` is outside of the net. */
  to: z.string(),
  needed: z.int().min(1).optional(),
  /** `inclusive` only: by place elsewhere, those of `from` that a token there can come to without passing the join. */
  reach: z.record(z.string(), z.array(z.string())).optional(),
});
export type NetJoin = z.infer<typeof NetJoinSchema>;

/** Parallel flows that are no blocks, as the coordinator sees them: the places where a token waits, or begins to run. */
export const TokenNetSchema = z.object({
  /** Where the first token runs from, in lane 0. */
  start: z.string().min(1),
  joins: z.array(NetJoinSchema),
});
export type TokenNet = z.infer<typeof TokenNetSchema>;
