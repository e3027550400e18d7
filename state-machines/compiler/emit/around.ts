/** What surrounds the states of a scope, as far as they must know it. */
export interface Around {
  /** Variable that holds the data with which the free block around the scope began. */
  readonly base?: string | undefined;
  /** Variable that tells the visits of that block apart: its joins are counted for each. */
  readonly block?: string | undefined;
  /** JSONata of the instance of the multi-instance subprocess around: part of the keys of what happens in it. */
  readonly instance?: string | undefined;
  /** JSONata of the keys under which changes of the data are kept, for when what runs is interrupted. */
  readonly keepers: readonly string[];
}

export const NOTHING_AROUND: Around = { keepers: [] };
