import type { JsonObject } from '#contracts/core/json.ts';
import { TaskError } from '#runtime/errors.ts';
import { ScriptMachine } from './machine.ts';
import type { Script, ScriptScope } from './script.ts';
import { scriptError } from './script-failure.ts';

let machine: Promise<ScriptMachine> | undefined;

function currentMachine(): Promise<ScriptMachine> {
  machine ??= ScriptMachine.create();
  return machine;
}

function returned(json: string): JsonObject {
  const value: unknown = JSON.parse(json);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new TaskError('ScriptError', `The script returned ${json}; it must return an object such as { total: 1 }.`, {
    help: 'End the script with return { … }.',
  });
}

/**
 * Runs a tenant's script in a QuickJS that remembers nothing: no host object, no network, no file; bounded in memory and time.
 * @throws TaskError `FlowMaster.ScriptTimeout`, `FlowMaster.ScriptMemory`, `FlowMaster.ScriptError`
 */
export async function runInSandbox(tenantId: string, script: Script, scope: ScriptScope): Promise<JsonObject> {
  const current = await currentMachine();
  try {
    const json = current.run(tenantId, script, scope);
    if (current.hasGrown) machine = undefined;
    return returned(json);
  } catch (error) {
    if (error instanceof TaskError && error.name === 'FlowMaster.ScriptError') throw error;
    // A bound was hit, or the host's own stack ended before QuickJS noticed: whatever the state of the machine, it is not used again.
    machine = undefined;
    throw error instanceof TaskError ? error : scriptError({ name: 'InternalError', message: 'stack overflow' });
  }
}
