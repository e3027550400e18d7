import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { JsonObject } from '#contracts/core/json.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { parsed } from '../history/node-data.ts';
import type { Visit } from '../history/visit.ts';
import { isCounted, owesTokens, parkedBehind } from './counted-tokens.ts';
import { doingOf, doneBefore, type Elements, readElements } from './read-elements.ts';
import { type KnownNet, type Nets, readNets } from './read-nets.ts';
import { type Noted, objectOf, RunVisits } from './run-visits.ts';
import { type Doing, type Leaf, leavesOf, type Standing } from './tokens.ts';

type Shape = Pick<RunnableVersion, 'sourceMap'>;

/** Why it cannot be said where a run stands. */
export type Unreadable = 'between-nodes' | 'data-unknown' | 'event-running' | 'join-owes';

export class PositionUnreadable extends Error {
  readonly code: Unreadable;
  /** What runs beside the rest, where that is why. */
  readonly leaf: Leaf | undefined;

  constructor(code: Unreadable, leaf?: Leaf) {
    super(code);
    this.name = 'PositionUnreadable';
    this.code = code;
    this.leaf = leaf;
  }
}

/**
 * Reads off a history where the tokens of a run stand: at nodes, at joins that wait for others, at their end. A split that runs
 * beside others is the tokens in it; a subprocess of the drawing is the token inside.
 * @throws PositionUnreadable
 */
export async function readTokens(history: readonly RunEvent[], shape: Shape, nets: Nets): Promise<Standing> {
  const visits = new RunVisits(history, shape);
  if (visits.all.some(({ visit }) => visit.source?.role === 'join') && owesTokens(visits.all))
    throw new PositionUnreadable('join-owes');
  const reading = new Reading(visits, await readNets(visits, nets));
  const [last] = visits.ends(undefined);
  const token = last && reading.token(last, undefined);
  if (!token) throw new PositionUnreadable('between-nodes');
  return token;
}

function dataIn(text: string | undefined): JsonObject {
  const data = objectOf(objectOf(parsed(text))?.data);
  // Step Functions cuts long texts: what is no JSON any more cannot be gone on with.
  if (!data) throw new PositionUnreadable('data-unknown');
  return data;
}

/** What a state hands on that is followed by another one; a branch ends with the fields that it writes. */
const goesOn = (output: JsonObject): boolean => 'data' in output && 'execution' in output && '__context__' in output;

class Reading {
  readonly #visits: RunVisits;
  readonly #nets: ReadonlyMap<Visit, KnownNet>;

  constructor(visits: RunVisits, nets: ReadonlyMap<Visit, KnownNet>) {
    this.#visits = visits;
    this.#nets = nets;
  }

  /** The token that a branch has; undefined where it has none, or only watches others. */
  token(last: Noted, around: Noted | undefined): Standing | undefined {
    const { visit } = last;
    if (!visit.open) return this.#left(last, around);
    if (visit.contains) return this.#contained(last);
    const { source } = visit;
    if (!source || source.role === 'skip' || source.role === 'done') return this.#passing(last, around);
    if (source.role === 'guard') {
      if (last.waits) return undefined;
      throw new PositionUnreadable('between-nodes');
    }
    if (around?.visit.source?.lanes !== undefined && source.role === 'hold') return this.#held(last);
    // A token that is arriving at a join: whether it is the last is not known yet, or it goes on already.
    const before = source.role === 'choice' ? this.#visits.before(visit)?.visit.source?.role : undefined;
    if (source.role === 'join' || before === 'join') throw new PositionUnreadable('between-nodes');
    return this.#at(visit, doingOf(last));
  }

  #contained(container: Noted): Standing | undefined {
    const { source, input } = container.visit;
    const role = source?.role ?? '';
    if (role === 'instances' || !source)
      return { kind: 'at', nodeId: source?.nodeId ?? '', data: dataIn(input), ...this.#elements(container) };
    const ends = this.#visits.ends(container.visit);
    if (source.lanes !== undefined) return this.#net(container, ends);
    if (role === 'split') {
      if (ends.length < (source.branches ?? 0)) throw new PositionUnreadable('between-nodes');
      return this.#together(container, ends);
    }
    const tokens = ends.flatMap((end) => this.token(end, container) ?? []).filter(({ kind }) => kind !== 'ended');
    const [only, other] = tokens;
    if (!only) throw new PositionUnreadable('between-nodes');
    if (other) throw new PositionUnreadable('event-running', leavesOf(other)[0]);
    if (role !== 'work') return only;
    return { kind: 'inside', nodeId: source.nodeId, data: dataIn(input), token: only };
  }

  #elements({ visit }: Noted): Elements {
    const { elements, token } = visit.source ?? {};
    if (elements === undefined) return { doing: 'instances' };
    const before = token === undefined ? {} : doneBefore(this.#visits.given, token);
    if (!before) throw new PositionUnreadable('data-unknown');
    const found = readElements(this.#visits.ends(visit), before);
    if (found) return found;
    throw new PositionUnreadable('between-nodes');
  }

  /** The tokens that lanes carry, and those that only the coordinator knows. */
  #net(container: Noted, ends: readonly Noted[]): Standing {
    const { visit } = container;
    const { waiting, left, running, owes } = this.#nets.get(visit) ?? {
      waiting: [],
      left: [],
      running: 1,
      owes: false,
    };
    if (owes) throw new PositionUnreadable('join-owes');
    const carried = ends.flatMap((end) => this.token(end, container) ?? []);
    if (carried.length !== running || waiting.some(({ nodeId }) => nodeId === ''))
      throw new PositionUnreadable('between-nodes');
    const data = dataIn(visit.input);
    const join = visit.source?.join;
    const tokens = [
      ...carried,
      ...waiting.map(({ nodeId, changed }): Standing => ({ kind: 'waits', nodeId, data: { ...data, ...changed } })),
      ...left.map(
        (changed): Standing =>
          join === undefined
            ? { kind: 'ended', data: { ...data, ...changed } }
            : { kind: 'waits', nodeId: join, data: { ...data, ...changed } },
      ),
    ];
    return tokens.length === 1 ? tokens[0]! : { kind: 'beside', data, tokens };
  }

  /** A lane that holds before it reports: one that carries no token yet holds nothing up. */
  #held({ visit }: Noted): Standing | undefined {
    const report = this.#visits.before(visit);
    const config = objectOf(objectOf(report?.arguments?.Payload)?.config);
    if (config === undefined) return this.#at(visit, 'waiting');
    if (config.token === -1) return undefined;
    throw new PositionUnreadable('between-nodes');
  }

  #at({ source, input }: Visit, doing: Doing): Standing {
    return { kind: 'at', nodeId: source!.nodeId, data: dataIn(input), doing };
  }

  #together(container: Noted, ends: readonly Noted[]): Standing {
    const left = parkedBehind(container.visit, this.#visits.all).map(waiting);
    const tokens = [...ends.flatMap((end) => this.token(end, container) ?? []), ...left];
    const [only] = tokens;
    if (!only) throw new PositionUnreadable('between-nodes');
    return tokens.length === 1 ? only : { kind: 'beside', data: dataIn(container.visit.input), tokens };
  }

  /** What a branch has come to that has left its last state. */
  #left(last: Noted, around: Noted | undefined): Standing | undefined {
    const output = last.output ?? {};
    if (!around || goesOn(output)) throw new PositionUnreadable('between-nodes');
    return this.#passing(last, around, output);
  }

  /** A branch at its end: it was not taken, its token was counted at a join, or it waits where its scope ends. */
  #passing({ visit }: Noted, around: Noted | undefined, wrote: JsonObject = {}): Standing | undefined {
    const role = visit.source?.role;
    if (role === 'skip') return undefined;
    if (!around) throw new PositionUnreadable('between-nodes');
    const arrival = role === 'done' ? this.#arrivalBefore(visit) : undefined;
    if (arrival) return isCounted(arrival, this.#visits.all) ? undefined : waiting(arrival);
    const { source, input } = around.visit;
    if (source?.role !== 'split') return undefined;
    const data = { ...dataIn(input), ...wrote };
    return source.join === undefined || isEnd(visit.source?.role)
      ? { kind: 'ended', data }
      : { kind: 'waits', nodeId: source.join, data };
  }

  /** The arrival of a token at a join that other branches lead to as well, behind which its branch has ended. */
  #arrivalBefore(done: Noted['visit']): Noted | undefined {
    const choice = this.#visits.before(done);
    const arrival = choice?.visit.source?.role === 'choice' ? this.#visits.before(choice.visit) : undefined;
    return arrival?.visit.source?.role === 'join' ? arrival : undefined;
  }
}

const isEnd = (role: string | undefined): boolean => role === 'end';

const waiting = ({ visit, output }: Noted): Standing => ({
  kind: 'waits',
  nodeId: visit.source!.nodeId,
  data: objectOf(output?.data) ?? dataIn(visit.input),
});
