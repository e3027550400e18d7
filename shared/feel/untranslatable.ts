import type { Syntax } from './syntax.ts';

/** Thrown within the translation only; `translate` turns it into its answer. */
export class Untranslatable extends Error {
  readonly position: number;

  constructor(reason: string, at: Syntax) {
    super(reason);
    this.position = at.position;
  }
}
