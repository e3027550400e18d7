import type { TokenData } from '../../shared/contracts/processes/index.ts';
import type { AslDefinition } from '../../state-machines/compiler/index.ts';
import type { MachinePart } from '../../state-machines/compiler/split/split-machine.ts';
import type { JsonObject } from './calls.ts';

/** Special answers of a run: what arrives at a wait for messages, and the machine that a subprocess runs. */
export interface Scenario {
  readonly pausedAt?: readonly string[];
  /** Which of the awaited nodes' events comes; undefined lets the wait run into its timeout. */
  readonly arrives?: (nodeIds: readonly string[]) => { nodeId: string; output: JsonObject } | undefined;
  /** The machine that a subprocess runs, and those that its subprocesses run. */
  readonly child?: AslDefinition | readonly AslDefinition[];
  /** Machines that the definition runs as parts of itself; those that others run come first. */
  readonly parts?: readonly MachinePart[];
  /** What events bring that come while something else runs, by node: one for each time that they come. */
  readonly comes?: Readonly<Record<string, readonly JsonObject[]>>;
  /** Send and receive tasks, which do what the outcomes say as other activities do. */
  readonly messageTasks?: readonly string[];
  /** Human work that is answered only so many hours later. */
  readonly lateHours?: Readonly<Record<string, number>>;
  /** The moment at which FEEL is evaluated. */
  readonly now?: Date;
  /** Human work that nobody answers, nor sees. */
  readonly silent?: ReadonlySet<string>;
  /** Of a run that begins in the middle: what its tokens have of their own. */
  readonly tokens?: JsonObject | Readonly<Record<string, TokenData>>;
}
