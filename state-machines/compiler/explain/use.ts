/** What something uses of the services that are paid for, or bounded. */
export interface Use {
  readonly transitions: number;
  /** Calls by the state machine itself. */
  readonly lambdaCalls: number;
  /** Calls that follow: of the API by whoever answers, of the outbox publisher, of consumers. */
  readonly backgroundCalls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly busEvents: number;
  readonly historyEvents: number;
}

export const NOTHING: Use = {
  transitions: 0,
  lambdaCalls: 0,
  backgroundCalls: 0,
  writeUnits: 0,
  readUnits: 0,
  busEvents: 0,
  historyEvents: 0,
};

const combine = (a: Use, b: Use, join: (x: number, y: number) => number): Use => ({
  transitions: join(a.transitions, b.transitions),
  lambdaCalls: join(a.lambdaCalls, b.lambdaCalls),
  backgroundCalls: join(a.backgroundCalls, b.backgroundCalls),
  writeUnits: join(a.writeUnits, b.writeUnits),
  readUnits: join(a.readUnits, b.readUnits),
  busEvents: join(a.busEvents, b.busEvents),
  historyEvents: join(a.historyEvents, b.historyEvents),
});

export const plus = (a: Use, b: Use): Use => combine(a, b, (x, y) => x + y);
export const total = (uses: readonly Use[]): Use => uses.reduce(plus, NOTHING);
/** The most of each by itself. */
export const most = (a: Use, b: Use): Use => combine(a, b, Math.max);
