import type { JsonObject } from '#contracts/core/json.ts';
import type { Person } from './people.ts';

/** What a person answers to a task. */
export interface TaskAnswer {
  by: Person;
  result: JsonObject;
  comment?: string;
}

/** A scripted run of an example: who answers what, in which order the visits of a node come. */
export interface RunScript {
  /** Shown as the execution's name. */
  name: string;
  startedBy: Person;
  input: JsonObject;
  /** node_id → answers, one per visit. A node that is left out is left alone: a timer may be meant to win. */
  answers: Record<string, readonly TaskAnswer[]>;
  /** Sent once the run waits at the node. */
  messages?: Record<string, { name: string; correlationKey: string; data: JsonObject }>;
  /** Data that the run must end with; compared field by field. */
  expect: JsonObject;
}

export interface Example {
  /** Folder under `examples/`. */
  folder: string;
  runs: readonly RunScript[];
}
