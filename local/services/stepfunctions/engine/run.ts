import type { Machine, Scope, StateNode } from '../asl/model.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ExecutionRow, JournalRow } from '../store/rows.ts';
import { NEVER } from '../store/statements.ts';
import { dueAt, type Frame, isBusy, isCalling } from './frame.ts';
import type { JournalBody } from './journal.ts';

const EXPRESS_SECONDS = 300;

/** What an execution needs of its state machine as it was when the execution started. */
export interface Definition {
  id: string;
  machine: Machine;
  text: string;
  roleArn: string;
  machineName: string;
}

/** One loaded execution: rebuilt from its journal, dropped from memory when it is parked. */
export class Run {
  readonly row: ExecutionRow;
  readonly definition: Definition;
  readonly frames = new Map<number, Frame>();
  readonly #children = new Map<number, Set<number>>();
  nextEvent = 1;
  nextFrame = 0;
  seq = 0;
  #executionContext: JsonObject | undefined;
  /** Parts of the context object that a test of a state sets. */
  contextOverride: JsonObject | undefined;

  constructor(row: ExecutionRow, definition: Definition) {
    this.row = row;
    this.definition = definition;
  }

  /** Applies the journal, oldest entry first. */
  replay(rows: JournalRow[]): void {
    for (const row of rows) {
      const body = JSON.parse(row.body) as JournalBody;
      for (const frame of body.f ?? []) this.put(frame);
      for (const id of body.x ?? []) this.remove(id);
      this.seq = row.seq + 1;
      this.nextEvent = row.first_event + body.e.length;
    }
  }

  put(frame: Frame): void {
    this.frames.set(frame.id, frame);
    if (frame.id >= this.nextFrame) this.nextFrame = frame.id + 1;
    if (frame.parent === null) return;
    let siblings = this.#children.get(frame.parent);
    if (!siblings) {
      siblings = new Set();
      this.#children.set(frame.parent, siblings);
    }
    siblings.add(frame.id);
  }

  remove(id: number): void {
    const frame = this.frames.get(id);
    this.frames.delete(id);
    this.#children.delete(id);
    if (frame && frame.parent !== null) this.#children.get(frame.parent)?.delete(id);
  }

  childrenOf(frame: Frame): Frame[] {
    const ids = this.#children.get(frame.id);
    return ids ? Array.from(ids, (id) => this.frames.get(id) as Frame) : [];
  }

  childCount(frame: Frame): number {
    return this.#children.get(frame.id)?.size ?? 0;
  }

  scope(path: string): Scope {
    const scope = this.definition.machine.scopes.get(path);
    if (!scope) throw new Error(`the definition of ${this.row.arn} has no scope '${path}'`);
    return scope;
  }

  node(frame: Frame): StateNode {
    const node = this.scope(frame.scope).states.get(frame.state);
    if (!node) throw new Error(`the definition of ${this.row.arn} has no state '${frame.state}' in '${frame.scope}'`);
    return node;
  }

  /** Variables in scope: the frame's own over those of the frames around it. */
  variables(frame: Frame): JsonObject {
    const outer = frame.parent === null ? undefined : this.variables(this.frames.get(frame.parent) as Frame);
    if (!outer) return frame.vars ?? {};
    return frame.vars ? { ...outer, ...frame.vars } : outer;
  }

  /** When the execution times out: by its machine's own timeout, and for express executions after five minutes at most. */
  get deadline(): number | null {
    // A map's processor has no timeout of its own; the map's execution stops its children.
    const own = this.row.scope === '' ? this.definition.machine.timeoutSeconds : undefined;
    const seconds = this.row.type === 'EXPRESS' ? Math.min(own ?? EXPRESS_SECONDS, EXPRESS_SECONDS) : own;
    if (seconds === undefined) return null;
    return (this.row.redrive_date ?? this.row.started) + seconds * 1000;
  }

  /** The earliest timer of the execution. */
  nextDue(): number {
    let due = this.deadline ?? NEVER;
    for (const frame of this.frames.values()) due = Math.min(due, dueAt(frame) ?? NEVER);
    return due;
  }

  get busy(): boolean {
    for (const frame of this.frames.values()) if (isBusy(frame)) return true;
    return false;
  }

  get calling(): boolean {
    for (const frame of this.frames.values()) if (isCalling(frame)) return true;
    return false;
  }

  /** The `Execution` and `StateMachine` parts of the context object. */
  get executionContext(): JsonObject {
    this.#executionContext ??= {
      Execution: {
        Id: this.row.arn,
        Input: JSON.parse(this.row.input) as Json,
        StartTime: new Date(this.row.started).toISOString(),
        Name: this.row.name,
        RoleArn: this.definition.roleArn,
        RedriveCount: this.row.redrive_count,
        ...(this.row.redrive_date === null ? {} : { RedriveTime: new Date(this.row.redrive_date).toISOString() }),
      },
      StateMachine: { Id: this.row.machine_arn, Name: this.definition.machineName },
    };
    return this.#executionContext;
  }

  forgetContext(): void {
    this.#executionContext = undefined;
  }
}
