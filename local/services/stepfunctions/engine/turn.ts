import { randomUUID } from 'node:crypto';
import { type EventType, MAX_EVENTS } from '../history/event-types.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ExecutionStatus } from '../store/rows.ts';
import type { ChildEnd } from './child.ts';
import type { Frame, Settlement } from './frame.ts';
import { newFrame } from './frame.ts';
import type { StoredEvent } from './journal.ts';
import type { Run } from './run.ts';

/** Work for the engine once the turn is on disk. */
export type Effect =
  | { kind: 'call'; frame: number; nonce: string }
  | { kind: 'stopChild'; execution: number }
  | { kind: 'activity'; arn: string; frame: number; nonce: string; input: string }
  | { kind: 'forgetActivity'; arn: string; nonce: string }
  | { kind: 'startMapRun'; frame: number; nonce: string; arn: string; redrives: number }
  | { kind: 'stopMapRun'; arn: string };

export interface Ending {
  status: Exclude<ExecutionStatus, 'RUNNING' | 'PENDING_REDRIVE'>;
  output: string | null;
  error: string | null;
  cause: string | null;
}

/** What TestState shows of a state's work; filled in only while it runs one. */
export interface Inspection {
  data: JsonObject;
  failure: { error: string | undefined; cause: string | undefined; details: JsonObject } | undefined;
}

/** What one message does to an execution: new events, changed frames and effects, all committed together. */
export class Turn {
  readonly run: Run;
  readonly now: number;
  readonly region: string;
  readonly events: StoredEvent[] = [];
  readonly touched = new Set<Frame>();
  readonly removed: number[] = [];
  readonly effects: Effect[] = [];
  readonly ready: Frame[] = [];
  /** Lines that reached their end and whose enclosing state has yet to be told. */
  readonly ended: Frame[] = [];
  /** Lines that failed, likewise. */
  readonly failed: { frame: Frame; error: string | undefined; cause: string | undefined }[] = [];
  /** JSON text of values already written out in this turn, so that an output is not written again as the next input. */
  readonly #texts = new WeakMap<object, string>();
  readonly #random: () => number;
  ending: Ending | undefined;
  redriven = false;
  /** The client token of the request that redrove it. */
  redriveToken: string | undefined;
  inspection: Inspection | undefined;
  /** Whether there is an activity of an ARN; where nothing is recorded, one is taken to be there. */
  hasActivity: (arn: string) => boolean = () => true;

  constructor(run: Run, now: number, region: string, random: () => number) {
    this.run = run;
    this.now = now;
    this.region = region;
    this.#random = random;
  }

  /** Notes a stage of data processing for TestState. */
  inspect(stage: string, value: Json): void {
    if (this.inspection) this.inspection.data[stage] = JSON.stringify(value);
  }

  random(): number {
    return this.#random();
  }

  nonce(): string {
    // Node keeps a pool of UUIDs, so this costs no system call; 60 random bits are left of it.
    return randomUUID().replaceAll('-', '').slice(0, 16);
  }

  text(value: Json): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    let text = this.#texts.get(value);
    if (text === undefined) {
      text = JSON.stringify(value);
      this.#texts.set(value, text);
    }
    return text;
  }

  /** Appends an event to the line of a frame; answers its id. */
  emit(frame: Frame, type: EventType, details?: JsonObject): number {
    const id = this.append(type, frame.prev, details);
    frame.prev = id;
    this.touched.add(frame);
    return id;
  }

  append(type: EventType, previous: number, details?: JsonObject): number {
    this.events.push(details ? [type, this.now, previous, details] : [type, this.now, previous]);
    return this.run.nextEvent++;
  }

  get overLimit(): boolean {
    return this.run.nextEvent > MAX_EVENTS;
  }

  touch(frame: Frame): void {
    this.touched.add(frame);
  }

  /** Starts a line of execution; it enters its first state later in this turn. */
  spawn(parent: Frame | null, index: number, scope: string, input: Json): Frame {
    const frame = newFrame(this.run.nextFrame, parent, index, scope, this.run.scope(scope).startAt, input);
    this.run.put(frame);
    this.schedule(frame);
    return frame;
  }

  schedule(frame: Frame): void {
    frame.status = 'ready';
    frame.waiting = null;
    this.touched.add(frame);
    this.ready.push(frame);
  }

  /** Ends a line and all lines under it without a trace in the history. */
  drop(frame: Frame): void {
    for (const child of this.run.childrenOf(frame)) this.drop(child);
    this.run.remove(frame.id);
    this.touched.delete(frame);
    this.removed.push(frame.id);
  }

  alive(frame: Frame): boolean {
    return this.run.frames.get(frame.id) === frame;
  }

  /** Whether lines of a composite state have ended or failed in this turn without the state having been told yet. */
  hasUntold(parent: Frame): boolean {
    return (
      this.ended.some((line) => line.parent === parent.id) ||
      this.failed.some(({ frame }) => frame.parent === parent.id)
    );
  }

  finish(ending: Ending): void {
    this.ending = ending;
    this.ready.length = 0;
    this.ended.length = 0;
    this.failed.length = 0;
  }
}

/** A message to an execution. */
export type Message =
  | { type: 'start' }
  | { type: 'continue' }
  | { type: 'timers' }
  | { type: 'submitted'; frame: number; nonce: string; output: Json; childId?: number }
  | { type: 'settled'; frame: number; nonce: string; settlement: Settlement; token?: boolean }
  | { type: 'childEnded'; frame: number; nonce: string; child: ChildEnd }
  | { type: 'heartbeat'; frame: number; nonce: string }
  | { type: 'activityStarted'; frame: number; nonce: string; worker?: string }
  | { type: 'mapRun'; frame: number; nonce: string; settlement: Settlement }
  | { type: 'stop'; error?: string | undefined; cause?: string | undefined }
  | { type: 'redrive'; token?: string };
