import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { TokenNetSchema } from '#contracts/processes/token-net.ts';
import { beginning, isOver, type Marking, OUTSIDE, type Token } from '#process-model/token-net/marking.ts';
import { type Moved, moveTokens } from '#process-model/token-net/move.ts';
import { mergedData, reportedData, type TokenData, valuesOf } from '#process-model/token-net/token-data.ts';
import type { ActivityCall } from '#runtime/task-handler.ts';
import type { AnswerTask } from '../hold-execution.ts';
import type { NetAddress, NetStore } from './net-store.ts';

/** What a lane of a compiled net sends with `join.move`: the token that it carried, and the places where that has come to. */
export const MoveConfigSchema = z.object({
  title: z.string().optional(),
  net: TokenNetSchema,
  /** Visit of the net: each has tokens of its own. */
  scope: z.string(),
  lane: z.int().min(0),
  /** -1 of a lane that has carried none yet. */
  token: z.int().min(-1),
  to: z.array(z.string()),
  /** Variables of the machine that the token takes along. */
  variables: JsonObjectSchema.default({}),
});

const LONGEST_PAUSE_MS = 500;

type Call = Pick<ActivityCall, 'executionId' | 'nodeId' | 'taskToken' | 'input'> & {
  config: z.output<typeof MoveConfigSchema>;
};

interface Ports {
  nets: Pick<NetStore, 'head' | 'dataOf' | 'move'>;
  answerTask: AnswerTask;
}

/** What a lane is told: the token to go on with and its place, which is outside when all tokens have left the net. */
export interface Told {
  token: number;
  place: string;
  data: JsonObject;
  variables: JsonObject;
}

/**
 * Moves the token of a lane and parks the lane until there is another for it. Whoever moves tokens tells the lanes; when it dies
 * before it has, its call is repeated, which moves nothing and tells again.
 */
export async function moveToken(call: Call, ports: Ports): Promise<void> {
  const { config, taskToken: ticket } = call;
  if (ticket === undefined) throw new Error('join.move needs the token of the waiting step');
  const at = { executionId: call.executionId, nodeId: call.nodeId, scope: config.scope };
  const changed = JsonObjectSchema.parse(call.input);
  for (let lost = 0; ; lost++) {
    // All lanes of a net begin at once: whoever came second lets others go first.
    if (lost > 0) await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** lost));
    const seen = await ports.nets.head(at);
    const before = seen?.marking ?? beginning(config.net);
    const moved = moveTokens(config.net, before, { ...config, ticket });
    const carried = before.tokens.find(({ id }) => id === config.token)?.data;
    const born = await bornData(moved, at, { changed, carried, variables: config.variables }, ports);
    if (moved.marking !== before && !(await ports.nets.move(at, seen, moved.marking, { born, gone: moved.gone })))
      continue;
    return isOver(moved.marking) ? tellAll(moved.marking, at, ports) : tell(moved, at, ports);
  }
}

/** What a lane reported of the token that it carried, whose data is kept under `carried`. */
interface Reported {
  changed: JsonObject;
  carried: number | undefined;
  variables: JsonObject;
}

/** The data that a move brought about. */
async function bornData(
  { born }: Moved,
  at: NetAddress,
  { changed, carried, variables }: Reported,
  { nets }: Ports,
): Promise<ReadonlyMap<number, TokenData>> {
  const found = new Map<number, TokenData>();
  if (born.length === 0) return found;
  for (const { id, of } of born) {
    const parts = await Promise.all(of.map(async (one) => found.get(one) ?? (await nets.dataOf(at, one))));
    const reported = async () => reportedData(await nets.dataOf(at, carried ?? 0), changed, variables);
    found.set(id, of.length === 0 ? await reported() : mergedData(parts));
  }
  return found;
}

async function tell({ marking, assigned }: Moved, at: NetAddress, ports: Ports): Promise<void> {
  const telling = async ({ id, place, lane, data }: Token): Promise<void> => {
    const { fields, variables } = await ports.nets.dataOf(at, data);
    const told = { token: id, place, data: valuesOf(fields), variables: valuesOf(variables) };
    await answer(marking.lanes[lane!], told, ports);
  };
  await Promise.all(assigned.map(telling));
}

/** All tokens have left: the lanes end, the first with what the tokens have changed. */
async function tellAll({ lanes, left }: Marking, at: NetAddress, ports: Ports): Promise<void> {
  const all = mergedData(await Promise.all([...new Set(left)].map((id) => ports.nets.dataOf(at, id))));
  const telling = ([lane, tickets]: [string, readonly string[]]) =>
    answer(
      tickets,
      { token: -1, place: OUTSIDE, data: lane === '0' ? valuesOf(all.fields) : {}, variables: {} },
      ports,
    );
  await Promise.all(Object.entries(lanes).map(telling));
}

/** Of the tickets of a lane one is good; those of calls that were given up are nobody's. */
async function answer(tickets: readonly string[] = [], told: Told, { answerTask }: Ports): Promise<void> {
  await Promise.all(tickets.map((ticket) => answerTask(ticket, told)));
}
