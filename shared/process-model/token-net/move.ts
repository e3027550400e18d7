import type { TokenNet } from '#contracts/processes/token-net.ts';
import { type Born, fireAll, placed } from './fire.ts';
import type { Marking, Token } from './marking.ts';

/** What a lane reports: the token that it carried stands for tokens on these places now. It waits for another under its ticket. */
export interface Move {
  readonly lane: number;
  readonly ticket: string;
  /** `NO_TOKEN` when the lane begins. */
  readonly token: number;
  readonly to: readonly string[];
}

export interface Moved {
  readonly marking: Marking;
  /** In the order in which they came about. */
  readonly born: readonly Born[];
  /** Data that nobody needs any more. */
  readonly gone: readonly number[];
  /** Tokens whose lanes must be told. */
  readonly assigned: readonly Token[];
}

/**
 * Moves tokens and lets joins go on; tokens that can run get lanes that are free, the reporting lane first. A repeated
 * report moves nothing: it tells again what may not have been told, under the new ticket too.
 */
export function moveTokens(net: TokenNet, before: Marking, move: Move): Moved {
  const { lane, token, ticket } = move;
  const carried = before.tokens.find((one) => one.id === token && one.lane === lane);
  if (!carried && before.brought[lane] !== undefined) return repeated(before, move);
  const reported = carried ? reportedTokens(before, carried, move.to) : { marking: before, born: [] };
  const waiting = {
    ...reported.marking,
    lanes: { ...before.lanes, [lane]: [ticket] },
    brought: { ...before.brought, [lane]: token },
  };
  const fired = fireAll(net, waiting);
  const { marking, assigned } = assignLanes(net, fired.marking, lane);
  const kept = dataIn(marking);
  const born = [...reported.born, ...fired.born];
  const gone = [...dataIn(before), ...born.map(({ id }) => id)].filter((id) => !kept.has(id));
  return { marking, born, gone, assigned };
}

const dataIn = ({ tokens, left }: Marking): Set<number> => new Set([...tokens.map(({ data }) => data), ...left]);

function reportedTokens(before: Marking, carried: Token, to: readonly string[]) {
  const rest = before.tokens.filter((one) => one !== carried);
  const tokens = to.map((place, at) => ({ id: before.next + at, place, data: before.next }));
  const marking = tokens.reduce(placed, { ...before, tokens: rest, next: before.next + to.length });
  return { marking, born: to.length > 0 ? [{ id: before.next, of: [] }] : [] };
}

function repeated(before: Marking, { lane, ticket, token }: Move): Moved {
  const isLast = before.brought[lane] === token;
  const tickets = before.lanes[lane]!;
  const known = !isLast || tickets.includes(ticket);
  const marking = known ? before : { ...before, lanes: { ...before.lanes, [lane]: [...tickets, ticket] } };
  return { marking, born: [], gone: [], assigned: marking.tokens.filter((one) => one.lane !== undefined) };
}

/** A token waits where a join takes it; everywhere else it runs. */
function assignLanes(net: TokenNet, before: Marking, first: number): Pick<Moved, 'marking' | 'assigned'> {
  const waits = new Set(net.joins.flatMap((join) => join.from));
  const busy = new Set(before.tokens.map((token) => token.lane));
  const lanes = Object.keys(before.lanes).map(Number);
  const free = [first, ...lanes.filter((lane) => lane !== first)].filter((lane) => !busy.has(lane));
  const assigned: Token[] = [];
  const tokens = before.tokens.map((token) => {
    if (token.lane !== undefined || waits.has(token.place)) return token;
    const lane = free.shift();
    if (lane === undefined) return token;
    const running = { ...token, lane };
    assigned.push(running);
    return running;
  });
  return { marking: { ...before, tokens }, assigned };
}
