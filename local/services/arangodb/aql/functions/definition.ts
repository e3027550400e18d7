import { errorNumbers } from '../../errors.ts';
import type { Json } from '../../values/json.ts';
import type { Run } from '../run.ts';

export type FunctionDefinition = {
  name: string;
  min: number;
  max: number;
  call: (args: Json[], run: Run) => Json;
  /** False where two calls with the same arguments may differ: such a call is never moved. */
  deterministic: boolean;
};

export type Family = Record<string, FunctionDefinition>;

const unbounded = Number.POSITIVE_INFINITY;

type Implementation = (args: Json[], run: Run, name: string) => Json;

/** Collects a family of functions: `define('UPPER', 1, 1, ([text]) => …)`. */
export class FamilyBuilder {
  readonly functions: FunctionDefinition[] = [];

  define(name: string, min: number, max: number, call: Implementation, deterministic = true): this {
    const bound = (args: Json[], run: Run): Json => call(args, run, name);
    this.functions.push({ name, min, max, call: bound, deterministic });
    return this;
  }

  variadic(name: string, min: number, call: Implementation): this {
    return this.define(name, min, unbounded, call);
  }

  alias(name: string, of: string): this {
    const target = this.functions.find((candidate) => candidate.name === of) as FunctionDefinition;
    this.functions.push({ ...target, name });
    return this;
  }
}

/** The answer to an argument of the wrong type: null, and a warning that names the function. */
export function wrongType(run: Run, name: string): null {
  return run.warn(errorNumbers.functionArgumentType, `invalid argument type in call to function '${name}()'`);
}
