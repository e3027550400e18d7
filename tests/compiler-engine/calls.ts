import type { TokenNet } from '../../shared/contracts/processes/token-net.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What a run calls a task function with. */
export interface Call {
  readonly operation: string;
  readonly nodeId: string;
  readonly executionId: string;
  readonly taskToken?: string;
  readonly instance?: number;
  readonly scope?: string;
  readonly input?: Json;
  readonly data?: JsonObject;
  readonly config: {
    readonly flow?: string;
    readonly flows?: string[];
    readonly context?: JsonObject;
    readonly name?: string;
    readonly correlationKey?: string;
    readonly awaits?: { nodeId: string; name: string; correlationKey?: string }[];
    readonly scope?: string;
    readonly activateAfter?: number;
    readonly keys?: string[];
    readonly key?: string;
    readonly nodes?: string[];
    readonly event?: string;
    readonly escalations?: { name?: string; interrupting: boolean; key: string }[];
    readonly net?: TokenNet;
    readonly lane?: number;
    readonly token?: number;
    readonly to?: string[];
    readonly variables?: JsonObject;
  };
}

/** What the parts of a run tell each other. */
export const isBetweenParts = ({ config }: Call): boolean =>
  [config.name, ...(config.awaits ?? []).map((awaited) => awaited.name)].some((name) =>
    name?.startsWith('flowmaster.'),
  );

/** What whoever does the work sees of the run's data; a job sees its input only. */
export const shownTo = (call: Call): JsonObject =>
  call.data ?? call.config.context ?? (call.operation === 'job.create' ? ((call.input ?? {}) as JsonObject) : {});
