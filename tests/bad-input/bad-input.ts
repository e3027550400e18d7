import type { ProcessDefinition } from '#contracts/process-definition/index.ts';

/** A definition that cannot be published as it is, or that deserves a remark: what is said of it, and where. */
export interface BadDefinition {
  /** What is wrong, as a person would say it. */
  readonly name: string;
  readonly code: string;
  /** `error` where it is not said: only errors keep a process from being published. */
  readonly severity?: 'warning' | 'info';
  /** The element that is marked on the drawing; absent where the process as a whole is meant. */
  readonly at?: { readonly nodeId?: string; readonly flowId?: string; readonly field?: string };
  /** The way that shows the fault, where there is one. */
  readonly path?: readonly string[];
  readonly definition: ProcessDefinition;
  /** Not even a draft: it cannot be stored as a graph. */
  readonly notStored?: true;
}

/** A BPMN document: what is said of what it holds, or why it is not read at all. */
export interface BadDocument {
  readonly name: string;
  readonly code: string;
  readonly severity?: 'warning' | 'info';
  readonly at?: { readonly nodeId?: string; readonly flowId?: string; readonly field?: string };
  /** Not read at all: a problem instead of diagnostics. */
  readonly refused?: true;
  readonly content: string | Uint8Array<ArrayBuffer>;
}
