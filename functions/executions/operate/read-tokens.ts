import type { HistoryEvent as RunEvent } from '@aws-sdk/client-sfn';
import type { JsonObject } from '#contracts/core/json.ts';
import type { RunnableVersion } from '#contracts/processes/index.ts';
import { parsed } from '../history/node-data.ts';
import { isCounted } from './counted-tokens.ts';
import { type Noted, objectOf, RunVisits } from './run-visits.ts';
import type { Doing, Leaf, Standing } from './tokens.ts';

type Shape = Pick<RunnableVersion, 'sourceMap'>;

/** Why it cannot be said where a run stands. */
export type Unreadable = 'between-nodes' | 'data-unknown' | 'event-running';

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
export function readTokens(history: readonly RunEvent[], shape: Shape): Standing {
  const visits = new RunVisits(history, shape);
  const reading = new Reading(visits);
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

  constructor(visits: RunVisits) {
    this.#visits = visits;
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
    if (source.role === 'join') return { kind: 'waits', nodeId: source.nodeId, data: dataIn(visit.input) };
    return { kind: 'at', nodeId: source.nodeId, data: dataIn(visit.input), doing: doingOf(last) };
  }

  #contained(container: Noted): Standing | undefined {
    const { source, input } = container.visit;
    const role = source?.role ?? '';
    if (role === 'instances' || !source)
      return { kind: 'at', nodeId: source?.nodeId ?? '', data: dataIn(input), doing: 'instances' };
    const ends = this.#visits.ends(container.visit);
    if (role === 'split') {
      if (ends.length < (source.branches ?? 0)) throw new PositionUnreadable('between-nodes');
      return this.#together(container, ends);
    }
    const tokens = ends.flatMap((end) => this.token(end, container) ?? []).filter(({ kind }) => kind !== 'ended');
    const [only, other] = tokens;
    if (!only) throw new PositionUnreadable('between-nodes');
    if (other) throw new PositionUnreadable('event-running', leafIn(other));
    if (role !== 'work') return only;
    return { kind: 'inside', nodeId: source.nodeId, data: dataIn(input), token: only };
  }

  #together(container: Noted, ends: readonly Noted[]): Standing {
    const tokens = ends.flatMap((end) => this.token(end, container) ?? []);
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

function doingOf({ visit, arguments: given, waits }: Noted): Doing {
  const role = visit.source?.role ?? '';
  if (role === 'instances' || visit.index !== undefined) return 'instances';
  if (given === undefined || role === 'hold') return 'waiting';
  if (!waits) return 'work';
  return 'StateMachineArn' in given ? 'subprocess' : 'waiting';
}

function leafIn(token: Standing): Leaf | undefined {
  if (token.kind === 'at' || token.kind === 'waits') return token;
  if (token.kind === 'inside') return leafIn(token.token);
  return token.kind === 'beside' ? token.tokens.map(leafIn).find((leaf) => leaf !== undefined) : undefined;
}
