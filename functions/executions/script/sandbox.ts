import variant from '@jitl/quickjs-singlefile-mjs-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { JsonObject } from '#contracts/core/json.ts';
import { TaskError } from '#runtime/errors.ts';

export interface Script {
  /** Body of a function of `inputs`, `data` and `context`. */
  source: string;
  timeoutMs: number;
  memoryMb: number;
}

export interface ScriptScope {
  inputs: unknown;
  data: unknown;
  context: unknown;
}

const LARGEST_STACK = 256 * 1024;
const FILE = 'script.js';

let module: Promise<QuickJSWASMModule> | undefined;
const quickJs = () => (module ??= newQuickJSWASMModuleFromVariant(variant));

/** The script's own lines begin on the line after this. */
const HEAD = '(function (inputs, data, context) { "use strict";\n';
const TAIL = '\n})';

/** Values cross the border as JSON texts only: no object of the host ever enters the sandbox. */
const literal = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value ?? {}))})`;

function program(source: string, { inputs, data, context }: ScriptScope): string {
  const call = `${HEAD}${source}${TAIL}(${[inputs, data, context].map(literal).join(', ')})`;
  return `((result) => result === undefined ? '{}' : (JSON.stringify(result) ?? 'null'))(${call})`;
}

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

function scriptError(thrown: unknown): TaskError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) }) as Thrown;
  const line = lineOf(error);
  const text = [error.name, error.message].filter(Boolean).join(': ') || 'The script threw something without a message';
  return new TaskError('ScriptError', line === undefined ? text : `${text} (line ${line})`, {
    help: 'Correct the script, or catch the error with a boundary event on FlowMaster.ScriptError.',
  });
}

const isInterrupt = (thrown: unknown): boolean =>
  (thrown as Thrown)?.name === 'InternalError' && (thrown as Thrown).message === 'interrupted';
const isOutOfMemory = (thrown: unknown): boolean =>
  (thrown as Thrown)?.name === 'InternalError' && (thrown as Thrown).message === 'out of memory';

const timedOut = ({ timeoutMs }: Script) =>
  new TaskError('ScriptTimeout', `The script did not end within ${timeoutMs} ms.`, {
    help: 'Look for a loop without an end, or raise timeoutMs.',
  });
const outOfMemory = ({ memoryMb }: Script) =>
  new TaskError('ScriptMemory', `The script needed more than ${memoryMb} MB of memory.`, {
    help: 'Work on less data at a time, or raise memoryMb.',
  });

function failureOf(thrown: unknown, script: Script): TaskError {
  if (isInterrupt(thrown)) return timedOut(script);
  return isOutOfMemory(thrown) ? outOfMemory(script) : scriptError(thrown);
}

function returned(json: string): JsonObject {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new TaskError('ScriptError', `The script returned ${json}; it must return an object such as { total: 1 }.`, {
    help: 'End the script with return { … }.',
  });
}

function evaluate(vm: QuickJSContext, script: Script, scope: ScriptScope): JsonObject {
  const result = vm.evalCode(program(script.source, scope), FILE);
  if (result.error) {
    const thrown: unknown = vm.dump(result.error);
    result.error.dispose();
    throw failureOf(thrown, script);
  }
  const json = vm.getString(result.value);
  result.value.dispose();
  return returned(json);
}

/** Frees the runtime. One that ran out of memory may not let itself be freed: then the whole module is thrown away. */
function dispose(runtime: QuickJSRuntime, vm: QuickJSContext): void {
  try {
    vm.dispose();
    runtime.dispose();
  } catch {
    module = undefined;
  }
}

/**
 * Runs a script in a QuickJS runtime of its own: no host object, no network, no file; bounded in memory and time.
 * @throws TaskError `FlowMaster.ScriptTimeout`, `FlowMaster.ScriptMemory`, `FlowMaster.ScriptError`
 */
export async function runInSandbox(script: Script, scope: ScriptScope): Promise<JsonObject> {
  const runtime = (await quickJs()).newRuntime();
  runtime.setMemoryLimit(script.memoryMb * 1024 * 1024);
  runtime.setMaxStackSize(LARGEST_STACK);
  const deadline = Date.now() + script.timeoutMs;
  runtime.setInterruptHandler(() => Date.now() > deadline);
  const vm = runtime.newContext();
  try {
    return evaluate(vm, script, scope);
  } catch (error) {
    if (error instanceof TaskError) throw error;
    // The host's own stack ended before QuickJS noticed; the module's state is unknown from here on.
    module = undefined;
    throw scriptError({ name: 'InternalError', message: 'stack overflow' });
  } finally {
    dispose(runtime, vm);
  }
}
