import { ApiError } from '../errors.ts';
import type { ExecutionRow } from '../store/rows.ts';
import { NEVER, type Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import { Alarm } from './alarm.ts';
import type { MovableClock } from './clock.ts';
import { type Letter, recordTurn } from './commit.ts';
import { Definitions } from './definitions.ts';
import { runReady } from './interpreter.ts';
import { applyMessage, taskGone } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { type Definition, Run } from './run.ts';
import { statusChangeEvent } from './status-event.ts';
import { type Effect, type Message, Turn } from './turn.ts';

interface Mail {
  message: Message;
  /** The inbox row this message came from. */
  letter?: number;
  resolve(): void;
  reject(error: Error): void;
}

/** An execution in memory, with what it has yet to take in. */
interface Loaded {
  run: Run;
  mail: Mail[];
  pumping: boolean;
  /** Not in the database yet. */
  fresh: boolean;
  due: number;
  /** Writes that belong to the next commit of this execution. */
  extra: Operation[];
}

export interface EngineOptions {
  store: Store;
  clock: MovableClock;
  region: string;
  random: () => number;
  outbox: Outbox;
  /** Carries out an effect of a committed turn. */
  perform(run: Run, effect: Effect): void;
  /** An execution has ended, on disk. */
  onEnd(row: ExecutionRow): void;
}

const TIMER_BATCH = 500;

/** Holds the executions that are being worked on, takes each through its turns, and commits every turn before its effects. */
export class Engine {
  readonly definitions: Definitions;
  readonly #options: EngineOptions;
  readonly #loaded = new Map<number, Loaded>();
  readonly #byArn = new Map<string, Run>();
  readonly #alarm: Alarm;
  #nextExecution: number;
  #nextLetter: number;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.definitions = new Definitions(options.store);
    this.#nextExecution = options.store.highest('executions') + 1;
    this.#nextLetter = options.store.highest('inbox') + 1;
    this.#alarm = new Alarm(
      () => options.clock.now(),
      () => this.#fireTimers(),
    );
  }

  newExecutionId(): number {
    return this.#nextExecution++;
  }

  /** Executions that hold memory just now. */
  get loadedCount(): number {
    return this.#loaded.size;
  }

  /** An execution that is in memory, started perhaps but not yet on disk. */
  active(arn: string): ExecutionRow | undefined {
    return this.#byArn.get(arn)?.row;
  }

  /** Starts an execution; resolves when its start is on disk. */
  start(row: ExecutionRow, definition: Definition, extra: Operation[]): Promise<void> {
    const loaded = this.#keep(new Run(row, definition));
    loaded.fresh = true;
    loaded.extra.push(...extra);
    return this.#post(loaded, { type: 'start' });
  }

  /** Sends a message to an execution; resolves when what it did is on disk. ApiErrors are the message's refusal. */
  deliver(execution: number, message: Message, letter?: number): Promise<void> {
    const loaded = this.#loaded.get(execution) ?? this.#load(execution, message);
    if (!loaded) {
      if (letter !== undefined) return this.#options.store.commit([['deleteInbox', letter]]);
      return 'token' in message || message.type === 'heartbeat' ? Promise.reject(taskGone()) : Promise.resolve();
    }
    return this.#post(loaded, message, letter);
  }

  /** Continues what a crash or a stop interrupted. */
  recover(): void {
    for (const id of this.#options.store.active()) {
      const loaded = this.#load(id, { type: 'continue' });
      if (!loaded) continue;
      this.#callAgain(loaded.run);
      this.#tell(loaded, { type: 'continue' });
    }
    for (const { id, execution_id, message } of this.#options.store.inbox()) {
      this.deliver(execution_id, JSON.parse(message) as Message, id).catch(nothing);
    }
    this.#alarm.set(this.#options.store.nextDue() ?? NEVER);
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

  /** Resolves when no execution is being worked on, calls to functions included. */
  async settled(): Promise<void> {
    // A turn of the event loop lets a timer that is due ring first.
    for (let quiet = 0; quiet < 2; ) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const idle = Array.from(this.#loaded.values()).every(({ pumping, run }) => !(pumping || run.calling));
      quiet = idle ? quiet + 1 : 0;
    }
  }

  /** Deletes the executions that ended before a time, with their histories, and gives the space back; answers how many. */
  async compact(endedBefore: number): Promise<number> {
    let count = 0;
    for (;;) {
      const ids = this.#options.store.stoppedBefore(endedBefore, TIMER_BATCH);
      if (ids.length === 0) break;
      count += ids.length;
      await this.#options.store.commit(
        ids.flatMap((id): Operation[] => [
          ['deleteJournal', id],
          ['deleteExecution', id],
        ]),
      );
    }
    await this.#options.store.compact();
    return count;
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

  #load(execution: number, message: Message): Loaded | undefined {
    const { store } = this.#options;
    const row = store.executionById(execution);
    if (!row || (row.status !== 'RUNNING' && message.type !== 'redrive')) return undefined;
    const run = new Run(row, this.definitions.get(row.definition_id));
    run.replay(store.journal(execution));
    return this.#keep(run);
  }

  /** What was under way for an execution is lost with the process: it is begun anew. */
  #callAgain(run: Run): void {
    for (const { id, status, waiting } of run.frames.values()) {
      if (status !== 'waiting' || !waiting) continue;
      if (waiting.kind === 'task' && !waiting.submitted) {
        this.#options.perform(run, { kind: 'call', frame: id, nonce: waiting.nonce });
      } else if (waiting.kind === 'mapRun') {
        this.#options.perform(run, { kind: 'startMapRun', frame: id, nonce: waiting.nonce, arn: waiting.arn });
      }
    }
  }

  #post(loaded: Loaded, message: Message, letter?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      loaded.mail.push({ message, resolve, reject, ...(letter === undefined ? {} : { letter }) });
      if (!loaded.pumping) void this.#pump(loaded);
    });
  }

  /** Posts a message whose outcome nobody waits for; a turn that fails has been reported already. */
  #tell(loaded: Loaded, message: Message): void {
    this.#post(loaded, message).catch(nothing);
  }

  async #pump(loaded: Loaded): Promise<void> {
    loaded.pumping = true;
    while (loaded.mail.length > 0 && !this.#closed) await this.#turn(loaded);
    loaded.pumping = false;
    const { run } = loaded;
    if (run.row.status === 'RUNNING' && run.row.due === null) return;
    this.#loaded.delete(run.row.id);
    this.#byArn.delete(run.row.arn);
  }

  async #turn(loaded: Loaded): Promise<void> {
    const { run } = loaded;
    const mail = loaded.mail.splice(0);
    const turn = new Turn(run, this.#options.clock.now(), this.#options.region, this.#options.random);
    const statusBefore = loaded.fresh ? undefined : run.row.status;
    try {
      await applyMail(turn, mail);
      const more = !(await runReady(turn));
      if (more) loaded.mail.unshift({ message: { type: 'continue' }, resolve: nothing, reject: nothing });
      const record = recordTurn(turn, more, loaded.fresh, () => this.#nextLetter++);
      const sends = this.#statusChange(run.row, statusBefore, record.operations);
      for (const { letter } of mail) if (letter !== undefined) record.operations.push(['deleteInbox', letter]);
      record.operations.push(...loaded.extra.splice(0));
      loaded.fresh = false;
      if (record.operations.length > 0) await this.#options.store.commit(record.operations);
      loaded.due = run.row.status === 'RUNNING' ? run.nextDue() : NEVER;
      this.#alarm.set(loaded.due);
      for (const { resolve } of mail) resolve();
      sends?.();
      this.#afterCommit(turn, record.letters);
    } catch (error) {
      for (const { reject } of mail) reject(error as Error);
      this.#abandon(loaded, error as Error);
    }
  }

  #statusChange(row: ExecutionRow, before: string | undefined, operations: Operation[]): (() => void) | undefined {
    if (before === row.status) return undefined;
    const sends: (() => void)[] = [];
    const announce = (announced: ExecutionRow): void => {
      const prepared = this.#options.outbox.prepare(statusChangeEvent(announced, this.#options.clock.now()));
      if (!prepared) return;
      operations.push(prepared.operation);
      sends.push(prepared.send);
    };
    if (before === undefined && row.status !== 'RUNNING') {
      announce({ ...row, status: 'RUNNING', stopped: null, output: null, error: null, cause: null });
    }
    announce(row);
    return () => {
      for (const send of sends) send();
    };
  }

  #afterCommit(turn: Turn, letters: Letter[]): void {
    for (const effect of turn.effects) this.#options.perform(turn.run, effect);
    for (const { id, execution, message } of letters) this.deliver(execution, message, id).catch(nothing);
    if (turn.ending) this.#options.onEnd(turn.run.row);
  }

  /** A turn that could not be finished leaves memory and disk apart: the execution is read anew when next needed. */
  #abandon(loaded: Loaded, error: Error): void {
    for (const { reject } of loaded.mail.splice(0)) reject(error);
    this.#loaded.delete(loaded.run.row.id);
    this.#byArn.delete(loaded.run.row.arn);
    if (!this.#closed)
      process.emitWarning(`Execution ${loaded.run.row.arn} could not go on: ${error.stack ?? error.message}`);
  }

  #fireTimers(): void {
    if (this.#closed) return;
    const now = this.#options.clock.now();
    for (const loaded of this.#loaded.values()) {
      if (loaded.due <= now) this.#tell(loaded, { type: 'timers' });
    }
    const due = this.#options.store.due(now, TIMER_BATCH);
    const fired = due.filter((id) => !this.#loaded.has(id)).map((id) => this.deliver(id, { type: 'timers' }));
    if (due.length === TIMER_BATCH) void Promise.allSettled(fired).then(() => this.#fireTimers());
    let next = this.#options.store.nextDueAfter(now) ?? NEVER;
    for (const loaded of this.#loaded.values()) if (loaded.due > now) next = Math.min(next, loaded.due);
    this.#alarm.set(next);
  }
}

async function applyMail(turn: Turn, mail: Mail[]): Promise<void> {
  for (let index = 0; index < mail.length; index++) {
    const { message, reject } = mail[index] as Mail;
    if (turn.ending && 'token' in message) {
      reject(taskGone());
      continue;
    }
    if (turn.ending || (turn.run.row.status !== 'RUNNING' && message.type !== 'redrive')) continue;
    try {
      await applyMessage(turn, message);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      reject(error);
    }
  }
}

function nothing(): void {}
