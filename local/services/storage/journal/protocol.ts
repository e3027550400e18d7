import type { SQLInputValue } from 'node:sqlite';

/** SQL text and its positional parameters. */
export type Statement = readonly [sql: string, ...parameters: SQLInputValue[]];

export interface CommitReply {
  error?: string;
}
