import type { ExecutionRow } from '../store/rows.ts';
import { NEVER, type Operation } from '../store/statements.ts';
import { Alarm } from './alarm.ts';
import type { Letter } from './commit.ts';
import { Definitions } from './definitions.ts';
import { forsakenChildren } from './forsaken.ts';
import { expectsTask, type Loaded } from './mail.ts';
import { taskGone } from './messages.ts';
import { type Definition, Run } from './run.ts';
import type { Effect, Message, Turn } from './turn.ts';
import { ignore, Turns, type TurnsOptions } from './turns.ts';

export interface EngineOptions extends TurnsOptions {
  /** Carries out an effect of a committed turn. */
  perform(run: Run, effect: Effect): void;
  /** An execution has ended, on disk. */
  onEnd(row: ExecutionRow): void;
}

const TIMER_BATCH = 500;

/** Holds the executions that are being worked on, brings them their messages and timers, and lets go of those that wait. */
export class Engine {
  readonly definitions: Definitions;
  readonly #options: EngineOptions;
  readonly #turns: Turns;
  readonly #loaded = new Map<number, Loaded>();
  readonly #byArn = new Map<string, Run>();
  readonly #alarm: Alarm;
  #nextExecution: number;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#turns = new Turns(options);
    this.definitions = new Definitions(options.store);
    this.#nextExecution = options.store.highest('executions') + 1;
    const now = (): number => options.clock.now();
    this.#alarm = new Alarm(now, () => this.#fireTimers());
  }

  newExecutionId(): number {
    return this.#nextExecution++;
  }

  /** Executions that hold memory just now. */
  get loadedCount(): number {
    return this.#loaded.size;
  }

  /** What is going on: turns are being taken, calls are waited for, or neither. */
  get activity(): 'turning' | 'calling' | 'none' {
    let calling = false;
    for (const { pumping, run } of this.#loaded.values()) {
      if (pumping) return 'turning';
      calling ||= run.calling;
    }
    return calling ? 'calling' : 'none';
  }

  /** An execution that is in memory, started perhaps but not yet on disk. */
  active(arn: string): ExecutionRow | undefined {
    return this.#byArn.get(arn)?.row;
  }

  /** Starts an execution; resolves when its start is on disk. */
  start(row: ExecutionRow, definition: Definition, extra: Operation[]): Promise<void> {
    if (this.#closed) return Promise.reject(engineClosed());
    const loaded = this.#keep(new Run(row, definition));
    loaded.fresh = true;
    loaded.extra.push(...extra);
    return this.#post(loaded, { type: 'start' });
  }

  /** Sends a message to an execution; resolves when what it did is on disk. ApiErrors are the message's refusal. */
  deliver(execution: number, message: Message, letter?: number): Promise<void> {
    if (this.#closed) return Promise.reject(engineClosed());
    const loaded = this.#loaded.get(execution) ?? this.#load(execution, message);
    if (loaded) return this.#post(loaded, message, letter);
    if (letter !== undefined) return this.#options.store.commit([['deleteInbox', letter]]);
    // A child that was started just as its parent ended has nobody to wait for it.
    if (message.type === 'submitted' && message.childId !== undefined)
      return this.deliver(message.childId, { type: 'stop' });
    return expectsTask(message) ? Promise.reject(taskGone()) : Promise.resolve();
  }

  /** Continues what a crash or a stop interrupted. */
  recover(): void {
    const { store } = this.#options;
    for (const id of store.active()) {
      const loaded = this.#load(id, { type: 'continue' });
      if (!loaded) continue;
      this.#beginAgain(loaded.run);
      this.#post(loaded, { type: 'continue' }).catch(ignore);
    }
    for (const { id, execution_id, message } of store.inbox())
      this.#send({ id, execution: execution_id, message: JSON.parse(message) as Message });
    for (const id of store.orphans()) this.deliver(id, { type: 'stop' }).catch(ignore);
    this.#alarm.set(store.nextDue() ?? NEVER);
    this.#stopForsaken().catch(ignore);
  }

  async #stopForsaken(): Promise<void> {
    for await (const id of forsakenChildren(this.#options.store, this.definitions)) {
      if (this.#closed) return;
      this.deliver(id, { type: 'stop' }).catch(ignore);
    }
  }

  /** The earliest timer of all executions; undefined where none is set. */
  nextDue(): number | undefined {
    let due = this.#options.store.nextDue() ?? NEVER;
    for (const loaded of this.#loaded.values()) due = Math.min(due, loaded.due);
    return due >= NEVER ? undefined : due;
  }

  /** To be called when the clock has been moved. */
  clockMoved(): void {
    this.#alarm.set(this.nextDue() ?? NEVER);
    this.#alarm.arm();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#alarm.clear();
    while (Array.from(this.#loaded.values()).some((loaded) => loaded.pumping)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #keep(run: Run): Loaded {
    const loaded: Loaded = { run, mail: [], pumping: false, fresh: false, due: NEVER, extra: [] };
    this.#loaded.set(run.row.id, loaded);
    this.#byArn.set(run.row.arn, run);
    return loaded;
  }

  #letGo(run: Run): void {
    this.#loaded.delete(run.row.id);
    this.#byArn.delete(run.row.arn);
  }

  #load(execution: number, message: Message): Loaded | undefined {
    const { store } = this.#options;
    const row = store.executionById(execution);
    if (!row || (row.status !== 'RUNNING' && message.type !== 'redrive')) return undefined;
    const run = new Run(row, this.definitions.get(row.definition_id));
    run.replay(store.journal(execution));
    return this.#keep(run);
  }

  /** What was under way for an execution is lost with the process: it is begun anew. */
  #beginAgain(run: Run): void {
    for (const { id, status, waiting } of run.frames.values()) {
      if (status !== 'waiting' || !waiting) continue;
      if (waiting.kind === 'task' && !waiting.submitted) {
        this.#options.perform(run, { kind: 'call', frame: id, nonce: waiting.nonce });
      } else if (waiting.kind === 'mapRun') {
        const { nonce, arn, redrives } = waiting;
        this.#options.perform(run, { kind: 'startMapRun', frame: id, nonce, arn, redrives });
      }
    }
  }

  #post(loaded: Loaded, message: Message, letter?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      loaded.mail.push({ message, resolve, reject, ...(letter === undefined ? {} : { letter }) });
      if (!loaded.pumping) void this.#pump(loaded);
    });
  }

  #send({ id, execution, message }: Letter): void {
    this.deliver(execution, message, id).catch(ignore);
  }

  async #pump(loaded: Loaded): Promise<void> {
    const { run } = loaded;
    loaded.pumping = true;
    try {
      while (loaded.mail.length > 0 && !this.#closed) {
        const { turn, letters } = await this.#turns.take(loaded);
        this.#afterCommit(loaded, turn, letters);
      }
      if (run.row.status !== 'RUNNING' || run.row.due !== null) this.#letGo(run);
    } catch (error) {
      this.#abandon(loaded, error as Error);
    } finally {
      loaded.pumping = false;
    }
  }

  #afterCommit(loaded: Loaded, turn: Turn, letters: Letter[]): void {
    this.#alarm.set(loaded.due);
    for (const effect of turn.effects) this.#options.perform(turn.run, effect);
    for (const letter of letters) this.#send(letter);
    if (turn.ending) this.#options.onEnd(turn.run.row);
  }

  /** A turn that could not be finished leaves memory and disk apart: the execution is read anew when next needed. */
  #abandon(loaded: Loaded, error: Error): void {
    for (const { reject } of loaded.mail.splice(0)) reject(error);
    this.#letGo(loaded.run);
    if (!this.#closed)
      process.emitWarning(`Execution ${loaded.run.row.arn} could not go on: ${error.stack ?? error.message}`);
  }

  #fireTimers(): void {
    if (this.#closed) return;
    const { clock, store } = this.#options;
    const now = clock.now();
    let next = NEVER;
    for (const loaded of this.#loaded.values()) {
      if (loaded.due <= now) this.#post(loaded, { type: 'timers' }).catch(ignore);
      else next = Math.min(next, loaded.due);
    }
    const due = store.due(now, TIMER_BATCH);
    const fired = due.filter((id) => !this.#loaded.has(id)).map((id) => this.deliver(id, { type: 'timers' }));
    if (due.length === TIMER_BATCH) void Promise.allSettled(fired).then(() => this.#fireTimers());
    this.#alarm.set(Math.min(next, store.nextDueAfter(now) ?? NEVER));
  }
}

function engineClosed(): Error {
  return new Error('the engine is closed');
}
