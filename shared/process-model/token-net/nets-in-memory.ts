import type { JsonObject } from '#contracts/core/json.ts';
import type { TokenNet } from '#contracts/processes/token-net.ts';
import { beginning, isOver, type Marking, OUTSIDE } from './marking.ts';
import { type Move, moveTokens } from './move.ts';
import { mergedData, NO_DATA, reportedData, type TokenData, valuesOf } from './token-data.ts';

/** What a lane reports (`join.move`). `address` tells the visits of nets apart. */
export interface Report extends Move {
  readonly address: string;
  readonly net: TokenNet;
  readonly changed: JsonObject;
  readonly variables: JsonObject;
}

/** What a lane is told under its ticket: outside when all tokens have left. */
export interface Told {
  readonly ticket: string;
  readonly answer: { token: number; place: string; data: JsonObject; variables: JsonObject };
}

/** Plays nets as the platform does, for a run that nothing outlives. */
export class NetsInMemory {
  readonly #nets = new Map<string, { marking: Marking; data: Map<number, TokenData> }>();

  /** Where the tokens of a visit of a net are, and what they carry. */
  at(address: string): { readonly marking: Marking; readonly data: ReadonlyMap<number, TokenData> } | undefined {
    return this.#nets.get(address);
  }

  report({ address, net, changed, variables, ...move }: Report): Told[] {
    const known = this.#nets.get(address) ?? { marking: beginning(net), data: new Map<number, TokenData>() };
    const { data } = known;
    const moved = moveTokens(net, known.marking, move);
    const reported = () => {
      const carried = known.marking.tokens.find(({ id }) => id === move.token)!;
      return reportedData(data.get(carried.data) ?? NO_DATA, changed, variables);
    };
    for (const { id, of } of moved.born)
      data.set(id, of.length === 0 ? reported() : mergedData(of.map((one) => data.get(one) ?? NO_DATA)));
    for (const id of moved.gone) data.delete(id);
    this.#nets.set(address, { marking: moved.marking, data });
    const { lanes, left } = moved.marking;
    const telling = (lane: string, answer: Told['answer']) =>
      (lanes[lane] ?? []).map((ticket): Told => ({ ticket, answer }));
    if (isOver(moved.marking)) {
      const all = valuesOf(mergedData(left.map((id) => data.get(id) ?? NO_DATA)).fields);
      return Object.keys(lanes).flatMap((lane) =>
        telling(lane, { token: -1, place: OUTSIDE, data: lane === '0' ? all : {}, variables: {} }),
      );
    }
    return moved.assigned.flatMap(({ id, place, lane, data: kept }) => {
      const { fields, variables } = data.get(kept) ?? NO_DATA;
      return telling(String(lane), { token: id, place, data: valuesOf(fields), variables: valuesOf(variables) });
    });
  }
}
