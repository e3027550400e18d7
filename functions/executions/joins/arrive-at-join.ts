import { z } from 'zod';
import { type JsonObject, JsonObjectSchema } from '#contracts/core/json.ts';
import { TaskError } from '#runtime/errors.ts';
import { type ActivityCall, activityKey } from '#runtime/task-handler.ts';
import type { JoinHead, JoinStore, JoinToken } from './join-store.ts';

/** What a compiled join sends with `join.arrive`: the flow that a token came by, of those that lead to the join. */
export const ArriveConfigSchema = z.object({
  title: z.string().optional(),
  flow: z.string().min(1),
  flows: z.array(z.string().min(1)).min(1),
  /** Tokens that the join waits for, where these are not all; the others end when they come. */
  activateAfter: z.int().min(1).optional(),
  /** Visit of the parallel part around the join: each is counted by itself. */
  scope: z.string().optional(),
});

type Config = z.output<typeof ArriveConfigSchema>;
type Call = Pick<ActivityCall, 'executionId' | 'nodeId' | 'enteredAt' | 'instance' | 'input'> & { config: Config };

export interface Arrived {
  output: { last: boolean; data: JsonObject };
}

function refuseSecond({ arrived }: JoinHead, { nodeId, config }: Call): void {
  if (!arrived.includes(config.flow)) return;
  throw new TaskError('JoinOverrun', `A second token came to ${nodeId} by the flow ${config.flow} before the others.`, {
    help: 'The process puts two tokens on one flow; join them before this gateway.',
  });
}

/** The head after a token: when all flows have brought one, the next token begins a new round. */
function counted(head: JoinHead, { flow, flows }: Config): Pick<JoinHead, 'round' | 'arrived'> {
  const arrived = [...head.arrived, flow];
  return flows.every((one) => arrived.includes(one))
    ? { round: head.round + 1, arrived: [] }
    : { round: head.round, arrived };
}

/** What the tokens of a round have changed until one came, those of later flows over those of earlier ones. */
function merged(tokens: readonly JoinToken[], until: number, { flows }: Config): JsonObject {
  const before = tokens.filter((token) => token.position <= until);
  const inOrder = before.toSorted((a, b) => flows.indexOf(a.flow) - flows.indexOf(b.flow));
  return Object.assign({}, ...inOrder.map((token) => token.data)) as JsonObject;
}

/**
 * Counts a token at a join whose tokens run in different branches. The one that the join waits for goes on with the data of
 * all, the others end. A repeated call gets the answer of the first.
 */
export async function arriveAtJoin(call: Call, store: JoinStore): Promise<Arrived> {
  const { config } = call;
  const at = { executionId: call.executionId, nodeId: call.nodeId, scope: config.scope };
  const key = `${activityKey(call)}#${config.flow}`;
  for (;;) {
    const before = await store.arrival(at, key);
    if (before) return answer(before);
    const head = await store.head(at);
    refuseSecond(head, call);
    const position = head.arrived.length;
    const last = position + 1 === (config.activateAfter ?? config.flows.length);
    const data = JsonObjectSchema.parse(call.input);
    const token = { key, flow: config.flow, round: head.round, position, last, data };
    if (await store.count(at, head, counted(head, config), token)) return answer(token);
  }

  async function answer({ round, position, last }: Pick<JoinToken, 'round' | 'position' | 'last'>): Promise<Arrived> {
    if (!last) return { output: { last, data: {} } };
    return { output: { last, data: merged(await store.tokens(at, round), position, config) } };
  }
}
