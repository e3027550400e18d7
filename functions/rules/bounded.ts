import { createContext, Script } from 'node:vm';

const script = new Script('work()');
// Code of the caller's own runs in it: the context is there for the clock, not for safety. Making one takes longer than most expressions.
const context = createContext({});

/** Runs synchronous work that is stopped, wherever it is, when its time is over. @throws RanTooLong */
export function bounded<T>(work: () => T, milliseconds: number): T {
  context.work = work;
  try {
    return script.runInContext(context, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new RanTooLong();
    throw error;
  } finally {
    context.work = undefined;
  }
}

export class RanTooLong extends Error {}
