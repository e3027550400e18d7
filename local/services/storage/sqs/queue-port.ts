import type { Statement } from '../journal/protocol.ts';
import type { Message } from './message.ts';

/** A message that becomes real once `statements` are on disk and `publish` was called. */
export interface StagedMessage {
  message: Pick<Message, 'id' | 'md5' | 'seq'>;
  statements: readonly Statement[];
  publish(): void;
}

export interface ReceiveOptions {
  max: number;
  /** How long to wait for a first message, in milliseconds. */
  waitMs: number;
  visibilityMs?: number | undefined;
  signal?: AbortSignal;
}
