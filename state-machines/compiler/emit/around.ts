/** What surrounds the states of a scope, as far as they must know it. */
export interface Around {
  /** Variable that holds the data with which the free block around the scope began. */
  readonly base?: string | undefined;
  /** Variable that tells the visits of that block apart: its joins are counted for each. */
  readonly block?: string | undefined;
  /** Set in the lanes of a net. */
  readonly lane?: Lane | undefined;
  /** JSONata of the instance of the multi-instance subprocess around: part of the keys of what happens in it. */
  readonly instance?: string | undefined;
  /** JSONata of the keys under which changes of the data are kept, for when what runs is interrupted. */
  readonly keepers: readonly string[];
}

/** What the states of a lane know: names of variables, and the state in which they report. */
export interface Lane {
  /** Holds the data with which the net began. */
  readonly base: string;
  readonly visit: string;
  /** Hold the number of the lane and the token that it carries. */
  readonly number: string;
  readonly token: string;
  readonly report: string;
}

export const NOTHING_AROUND: Around = { keepers: [] };
