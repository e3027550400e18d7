import type { ExecutionRow } from '../store/rows.ts';
import { NEVER, type Operation } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import type { MovableClock } from './clock.ts';
import { type Letter, recordTurn } from './commit.ts';
import { runReady } from './interpreter.ts';
import { applyMail, type Loaded } from './mail.ts';
import type { Outbox } from './outbox.ts';
import { statusChangeEvent } from './status-event.ts';
import { Turn } from './turn.ts';

export interface TurnsOptions {
  store: Store;
  clock: MovableClock;
  region: string;
  random: () => number;
  outbox: Outbox;
  hasActivity: (arn: string) => boolean;
}

/** Takes executions through their turns: messages in, interpreter, one commit. */
export class Turns {
  readonly #options: TurnsOptions;
  #nextLetter: number;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#nextLetter = options.store.highest('inbox') + 1;
  }

  /** One turn with the mail there is; resolves when it is on disk, with what to do about it. */
  async take(loaded: Loaded): Promise<{ turn: Turn; letters: Letter[] }> {
    const { run } = loaded;
    const { store, clock, region, random } = this.#options;
    const mail = loaded.mail.splice(0);
    try {
      const turn = new Turn(run, clock.now(), region, random);
      turn.hasActivity = this.#options.hasActivity;
      const statusBefore = loaded.fresh ? undefined : run.row.status;
      await applyMail(turn, mail);
      const more = !(await runReady(turn));
      if (more) loaded.mail.unshift({ message: { type: 'continue' }, resolve: ignore, reject: ignore });
      const { operations, letters } = recordTurn(turn, more, loaded.fresh, () => this.#nextLetter++);
      const announce = this.#statusChange(run.row, statusBefore, operations);
      for (const { letter } of mail) if (letter !== undefined) operations.push(['deleteInbox', letter]);
      operations.push(...loaded.extra.splice(0));
      loaded.fresh = false;
      if (operations.length > 0) await store.commit(operations);
      loaded.due = run.row.status === 'RUNNING' ? run.nextDue() : NEVER;
      for (const { resolve } of mail) resolve();
      announce();
      return { turn, letters };
    } catch (error) {
      for (const { reject } of mail) reject(error as Error);
      throw error;
    }
  }

  /** Adds the status-change events of a turn to its writes; answers what sends them once they are on disk. */
  #statusChange(row: ExecutionRow, before: string | undefined, operations: Operation[]): () => void {
    // AWS announces standard executions only.
    if (before === row.status || row.type === 'EXPRESS') return ignore;
    const started = { ...row, status: 'RUNNING' as const, stopped: null, output: null, error: null, cause: null };
    // An execution that ends in its first turn has started nevertheless.
    const shown = before === undefined && row.status !== 'RUNNING' ? [started, row] : [row];
    const sends = shown.map((announced) => {
      const prepared = this.#options.outbox.prepare(statusChangeEvent(announced, this.#options.clock.now()));
      if (prepared) operations.push(prepared.operation);
      return prepared?.send ?? ignore;
    });
    return () => {
      for (const send of sends) send();
    };
  }
}

export function ignore(): void {}
