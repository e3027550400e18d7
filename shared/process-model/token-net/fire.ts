import type { NetJoin, TokenNet } from '#contracts/processes/token-net.ts';
import { type Marking, OUTSIDE, type Token } from './marking.ts';

/** Data that came about, from that of the tokens that met; from none when it is as a lane reported it. */
export interface Born {
  readonly id: number;
  readonly of: readonly number[];
}

/** What a join does next: takes these tokens, and goes on or only swallows them. */
interface Firing {
  readonly join: NetJoin;
  readonly takes: readonly Token[];
  readonly goesOn: boolean;
  readonly owes: readonly string[];
}

/** Lets joins go on until none can. */
export function fireAll(net: TokenNet, before: Marking): { marking: Marking; born: Born[] } {
  const born: Born[] = [];
  let marking = before;
  for (let firing = nextFiring(net, marking); firing; firing = nextFiring(net, marking)) {
    const { join, takes, goesOn, owes } = firing;
    const rest = marking.tokens.filter((token) => !takes.includes(token));
    marking = { ...marking, tokens: rest, owed: { ...marking.owed, [join.nodeId]: owes } };
    if (!goesOn) continue;
    const id = marking.next;
    born.push({ id, of: takes.map((token) => token.data) });
    marking = placed({ ...marking, next: id + 1 }, { id, place: join.to, data: id });
  }
  return { marking, born };
}

/** Puts a token on its place, or out of the net. */
export const placed = (marking: Marking, token: Token): Marking =>
  token.place === OUTSIDE
    ? { ...marking, left: [...marking.left, token.data] }
    : { ...marking, tokens: [...marking.tokens, token] };

function nextFiring(net: TokenNet, marking: Marking): Firing | undefined {
  for (const join of net.joins) {
    const arrived = join.from.flatMap((place) => marking.tokens.find((token) => token.place === place) ?? []);
    if (arrived.length === 0) continue;
    const firing =
      join.kind === 'complex' ? complexFiring(join, arrived, marking) : firingOfAll(join, arrived, marking);
    if (firing) return firing;
  }
  return undefined;
}

function firingOfAll(join: NetJoin, arrived: readonly Token[], marking: Marking): Firing | undefined {
  const complete = arrived.length === join.from.length || (join.kind === 'inclusive' && mayGoOn(join, marking));
  return complete ? { join, takes: arrived, goesOn: true, owes: [] } : undefined;
}

/** BPMN 2.0.2, 13.4.3: a token elsewhere holds an inclusive join up if it can come only to places that are empty. */
function mayGoOn({ from, reach = {} }: NetJoin, { tokens }: Marking): boolean {
  const marked = new Set(tokens.map((token) => token.place));
  return tokens.every(({ place }) => {
    const comesTo = from.includes(place) ? [] : (reach[place] ?? []);
    return comesTo.length === 0 || comesTo.some((one) => marked.has(one));
  });
}

/** Goes on with the first tokens, and swallows the others before it counts anew. */
function complexFiring(join: NetJoin, arrived: readonly Token[], { owed }: Marking): Firing | undefined {
  const still = owed[join.nodeId] ?? [];
  const late = arrived.filter((token) => still.includes(token.place));
  if (late.length > 0) {
    const owes = still.filter((place) => !late.some((token) => token.place === place));
    return { join, takes: late, goesOn: false, owes };
  }
  const needed = join.needed ?? join.from.length;
  if (still.length > 0 || arrived.length < needed) return undefined;
  const takes = arrived.toSorted((a, b) => a.id - b.id).slice(0, needed);
  const owes = join.from.filter((place) => !takes.some((token) => token.place === place));
  return { join, takes: arrived.filter((token) => takes.includes(token)), goesOn: true, owes };
}
