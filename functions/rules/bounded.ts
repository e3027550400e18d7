import { createContext, Script } from 'node:vm';

const script = new Script('work()');

/** Runs synchronous work that is stopped, wherever it is, when its time is over. @throws RanTooLong */
export function bounded<T>(work: () => T, milliseconds: number): T {
  try {
    // Code of the caller's own runs inside: the context is there for the clock, not for safety.
    return script.runInContext(createContext({ work }), { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new RanTooLong();
    throw error;
  }
}

export class RanTooLong extends Error {}
