import { TaskError } from '#runtime/errors.ts';
import type { Script } from './script.ts';

/** Name under which a script's code appears in stacks. */
export const FILE = 'script.js';

interface Thrown {
  name?: string;
  message?: string;
  stack?: string;
}

/** Line of the script, 1-based, that a QuickJS stack or message names; without the line of the wrapper. */
function lineOf(thrown: Thrown): number | undefined {
  const match = new RegExp(`${FILE.replace('.', '\\.')}:(\\d+)`).exec(thrown.stack ?? '');
  const line = match ? Number(match[1]) - 1 : 0;
  return line > 0 ? line : undefined;
}

export function scriptError(thrown: unknown): TaskError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as Thrown;
  const line = lineOf(error);
  const text = [error.name, error.message].filter(Boolean).join(': ') || 'The script threw something without a message';
  return new TaskError('ScriptError', line === undefined ? text : `${text} (line ${line})`, {
    help: 'Correct the script, or catch the error with a boundary event on FlowMaster.ScriptError.',
  });
}

const isInternal = (thrown: unknown, message: string): boolean =>
  (thrown as Thrown)?.name === 'InternalError' && (thrown as Thrown).message === message;

const timedOut = ({ timeoutMs }: Script) =>
  new TaskError('ScriptTimeout', `The script did not end within ${timeoutMs} ms.`, {
    help: 'Look for a loop without an end, or raise timeoutMs.',
  });
export const outOfMemory = ({ memoryMb }: Script) =>
  new TaskError('ScriptMemory', `The script needed more than ${memoryMb} MB of memory.`, {
    help: 'Work on less data at a time, or raise memoryMb.',
  });

/** What a state machine is told of something that a script threw, or that QuickJS threw at it. */
export function failureOf(thrown: unknown, script: Script): TaskError {
  if (isInternal(thrown, 'interrupted')) return timedOut(script);
  return isInternal(thrown, 'out of memory') ? outOfMemory(script) : scriptError(thrown);
}
