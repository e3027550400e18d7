import type { AslState } from './asl.ts';
import type { Leave } from './emission.ts';

/** How an instance of a multi-instance activity is left. */
export interface InstanceWay {
  readonly leave: Leave;
  /** `Output` of the last state, from what the instance gives (JSONata). */
  readonly outputOf: (output: string) => string;
  readonly catches: readonly AslState[];
  /** Errors are caught around all instances, under their own names. */
  readonly rethrows: boolean;
}
