import { ApiError } from '../errors.ts';
import type { Operation } from '../store/statements.ts';
import { applyMessage, taskGone } from './messages.ts';
import type { Run } from './run.ts';
import type { Message, Turn } from './turn.ts';

/** A message on its way to an execution, with those who wait for what it does. */
export interface Mail {
  message: Message;
  /** The inbox row this message came from. */
  letter?: number;
  resolve(): void;
  reject(error: Error): void;
}

/** An execution in memory, with what it has yet to take in. */
export interface Loaded {
  run: Run;
  mail: Mail[];
  pumping: boolean;
  /** Not in the database yet. */
  fresh: boolean;
  due: number;
  /** Writes that belong to the next commit of this execution. */
  extra: Operation[];
}

/** Applies messages in order; those that come too late are refused where somebody counts on them. */
export async function applyMail(turn: Turn, mail: Mail[]): Promise<void> {
  for (const { message, reject } of mail) {
    const over = turn.ending !== undefined || (turn.run.row.status !== 'RUNNING' && message.type !== 'redrive');
    if (over) {
      if (expectsTask(message)) reject(taskGone());
      continue;
    }
    try {
      await applyMessage(turn, message);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      reject(error);
    }
  }
}

/** Messages whose sender must hear that the task is gone: answers by token, heartbeats, workers' starts. */
export function expectsTask(message: Message): boolean {
  return (
    message.type === 'heartbeat' ||
    message.type === 'activityStarted' ||
    (message.type === 'settled' && message.token === true)
  );
}
