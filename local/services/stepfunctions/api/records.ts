import type { Json, JsonObject } from '../json.ts';

export type Tags = Record<string, string>;

/** A state machine as it is now. Times are epoch ms. */
export interface MachineRecord {
  arn: string;
  name: string;
  type: 'STANDARD' | 'EXPRESS';
  definition: string;
  roleArn: string;
  created: number;
  updated: number;
  /** Null until the first update: AWS calls that revision INITIAL. */
  revisionId: string | null;
  logging: JsonObject;
  tracing: JsonObject;
  encryption: JsonObject;
  tags: Tags;
  nextVersion: number;
}

/** A published version: an immutable copy. */
export interface VersionRecord {
  arn: string;
  machineArn: string;
  version: number;
  description: string | null;
  created: number;
  definition: string;
  roleArn: string;
  revisionId: string | null;
  logging: JsonObject;
  tracing: JsonObject;
}

export interface AliasRecord {
  arn: string;
  machineArn: string;
  name: string;
  description: string | null;
  routing: { stateMachineVersionArn: string; weight: number }[];
  created: number;
  updated: number;
}

export interface ActivityRecord {
  arn: string;
  name: string;
  created: number;
  encryption: Json;
  tags: Tags;
}

/** A task waiting for an activity worker; kept from scheduling until a worker takes it. */
export interface ActivityTaskRecord {
  activityArn: string;
  execution: number;
  frame: number;
  nonce: string;
  input: string;
  scheduled: number;
}

export interface MapRunRecord {
  arn: string;
  executionArn: string;
  executionId: number;
  frame: number;
  nonce: string;
  machineArn: string;
  label: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  started: number;
  stopped: number | null;
  maxConcurrency: number;
  toleratedFailureCount: number | null;
  toleratedFailurePercentage: number | null;
  /** Child executions, and the items in them (more, where they are batched). */
  total: number;
  items: number;
  redriveCount: number;
  redriveDate: number | null;
}

/** The client token of a redrive: the same request again is answered as the first was. */
export interface RedriveTokenRecord {
  executionArn: string;
  token: string;
  date: number;
}

export interface Records {
  machine: MachineRecord;
  version: VersionRecord;
  alias: AliasRecord;
  activity: ActivityRecord;
  activityTask: ActivityTaskRecord;
  mapRun: MapRunRecord;
  redriveToken: RedriveTokenRecord;
}
