import type { Vertex } from '../normalize/model.ts';

/** The vertex at which the graph stops being blocks, with what does not fit. */
export class NotStructured extends Error {
  readonly at: Vertex;
  constructor(at: Vertex, reason: string) {
    super(reason);
    this.name = 'NotStructured';
    this.at = at;
  }
}

/** A token of one branch waits for those of others by a way around their block: no part of the graph can be told apart there. */
export class HeldUp extends NotStructured {
  constructor(at: Vertex) {
    super(at, 'a token that comes back to it waits for those of the other branches');
    this.name = 'HeldUp';
  }
}

/** Blocks within blocks within blocks: deeper than any drawing that a person reads. */
export const DEEPEST = 100;

export class NestedTooDeep extends Error {
  readonly at: Vertex;
  constructor(at: Vertex) {
    super(`parallel blocks are nested more than ${DEEPEST} deep`);
    this.name = 'NestedTooDeep';
    this.at = at;
  }
}

/** More tokens run at the same time than a net has lanes for. */
export class TooManyTokens extends Error {
  readonly at: Vertex;
  readonly tokens: number;
  readonly most: number;
  constructor(at: Vertex, tokens: number, most: number) {
    super(`${tokens} things can run at the same time, and ${most} are possible`);
    this.name = 'TooManyTokens';
    this.at = at;
    this.tokens = tokens;
    this.most = most;
  }
}
