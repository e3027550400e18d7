import type { ProblemError } from '#contracts/core/problem.ts';

/** Exit codes, for scripts: 0 is success; `fault` is one of this program. */
export const EXIT = { findings: 1, usage: 2, platform: 3, fault: 4 } as const;

type FaultKind = 'findings' | 'usage' | 'platform';

/** Why a command cannot go on. `findings`: of what it was given; `usage`: of how it was called; `platform`: of what it called. */
export class CliFault extends Error {
  readonly kind: FaultKind;
  readonly code: string;
  readonly help: string | undefined;
  /** The places that whoever refused has named. */
  readonly errors: readonly ProblemError[] | undefined;

  constructor(kind: FaultKind, code: string, message: string, help?: string, errors?: readonly ProblemError[]) {
    super(message);
    this.name = 'CliFault';
    this.kind = kind;
    this.code = code;
    this.help = help;
    this.errors = errors;
  }
}

export const usage = (message: string, help?: string): CliFault => new CliFault('usage', 'cli.usage', message, help);
