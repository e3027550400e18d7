import { z } from 'zod';
import type { JsonObject } from '#contracts/core/json.ts';
import { TokenNetSchema } from '#contracts/processes/token-net.ts';
import { valuesOf } from '#process-model/token-net/token-data.ts';
import type { Visit } from '../history/visit.ts';
import type { NetStore } from '../joins/net-store.ts';
import type { RunVisits } from './run-visits.ts';

/** What the coordinator knows of the tokens of one visit of a net, beside those that lanes carry. */
export interface KnownNet {
  /** Tokens that wait at joins, with what they have changed. */
  waiting: { nodeId: string; changed: JsonObject }[];
  /** Tokens that have left the net. */
  left: JsonObject[];
  /** How many lanes carry a token. */
  running: number;
  /** A gateway has gone on and still waits for tokens that end there. */
  owes: boolean;
}

export type Nets = Pick<NetStore, 'head' | 'dataOf'>;

/** What a lane sends when it reports its token (`joins/move-token.ts`). */
const ReportSchema = z.object({
  Payload: z.object({
    operation: z.literal('join.move'),
    executionId: z.string(),
    nodeId: z.string(),
    config: z.object({ net: TokenNetSchema, scope: z.string() }),
  }),
});

/** By the visit of its lanes: what is known of each net that a run is in. */
export async function readNets(visits: RunVisits, nets: Nets): Promise<ReadonlyMap<Visit, KnownNet>> {
  const found = new Map<Visit, KnownNet>();
  for (const { visit, arguments: given } of visits.all) {
    const lanes = lanesAround(visit);
    const report = ReportSchema.safeParse(given);
    if (lanes && report.success && !found.has(lanes)) found.set(lanes, await known(report.data, nets));
  }
  return found;
}

function lanesAround(visit: Visit): Visit | undefined {
  let at = visit.container;
  while (at && at.source?.lanes === undefined) at = at.container;
  while (at?.container?.source?.lanes !== undefined) at = at.container;
  return at?.open ? at : undefined;
}

async function known({ Payload }: z.output<typeof ReportSchema>, nets: Nets): Promise<KnownNet> {
  const { executionId, nodeId, config } = Payload;
  const at = { executionId, nodeId, scope: config.scope };
  const marking = (await nets.head(at))?.marking;
  if (!marking) return { waiting: [], left: [], running: 1, owes: false };
  const changedBy = async (id: number) => valuesOf((await nets.dataOf(at, id)).fields);
  const parked = marking.tokens.filter(({ lane }) => lane === undefined);
  const waiting = parked.map(async ({ data, place }) => ({
    nodeId: config.net.joins.find((join) => join.from.includes(place))?.nodeId ?? '',
    changed: await changedBy(data),
  }));
  return {
    waiting: await Promise.all(waiting),
    left: await Promise.all(marking.left.map(changedBy)),
    running: marking.tokens.length - parked.length,
    owes: Object.values(marking.owed).some((places) => places.length > 0),
  };
}
