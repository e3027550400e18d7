import type { Collection } from './collection.ts';
import { never } from './schema.ts';
import type { WriteView } from './view.ts';

export type TransactionStatus = 'running' | 'committed' | 'aborted';

export type DeclaredCollections = { read: string[]; write: string[]; exclusive: string[] };

/** A stream transaction: a snapshot to read from, and a number under which its writes wait for the commit. */
export class StreamTransaction implements WriteView {
  readonly transaction: number;
  readonly snapshot: number;
  readonly stamp = never;
  readonly deltas = new Map<Collection, number>();
  readonly declared: DeclaredCollections;
  readonly allowImplicit: boolean;
  readonly idleTimeout: number;
  status: TransactionStatus = 'running';
  lastUsed = Date.now();

  constructor(
    id: number,
    snapshot: number,
    declared: DeclaredCollections,
    allowImplicit: boolean,
    idleTimeout: number,
  ) {
    this.transaction = id;
    this.snapshot = snapshot;
    this.declared = declared;
    this.allowImplicit = allowImplicit;
    this.idleTimeout = idleTimeout;
  }

  get id(): string {
    return String(this.transaction);
  }

  mayWrite(name: string): boolean {
    return this.declared.write.includes(name) || this.declared.exclusive.includes(name);
  }

  mayRead(name: string): boolean {
    return this.allowImplicit || this.declared.read.includes(name) || this.mayWrite(name);
  }
}
