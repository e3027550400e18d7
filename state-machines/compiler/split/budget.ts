/** How large a machine may become before it is split, and how large its parts may be. */
export interface Budget {
  /** Bytes of a definition that Step Functions takes. */
  readonly mostBytes: number;
  /** Entries in a history that Step Functions takes. */
  readonly mostEvents: number;
  /** What a part is filled up to. */
  readonly partBytes: number;
  readonly partEvents: number;
}

/** The bounds of Step Functions, with some room in a part for the states that join it to the others. */
export const STEP_FUNCTIONS_BUDGET: Budget = {
  mostBytes: 1_048_576,
  mostEvents: 25_000,
  partBytes: 900_000,
  partEvents: 20_000,
};
