import type { Resource } from '../asl/resource.ts';
import type { TaskWait } from '../engine/frame.ts';
import type { Message } from '../engine/turn.ts';
import type { JsonObject } from '../json.ts';
import type { Integrations, TaskCaller } from '../ports.ts';
import { putEvents } from './events.ts';
import { invokeHttp, type ObserveHttp } from './http-task.ts';
import { callFunction, invoke } from './lambda.ts';
import type { Outcome } from './outcome.ts';
import { callService } from './sdk.ts';

export interface TaskCall {
  resource: Resource;
  waiting: TaskWait;
  execution: number;
  frame: number;
  caller: TaskCaller;
  /** Sees the request and answer of an HTTP task. */
  observe?: ObserveHttp;
}

/** Starts a child execution for `states:startExecution`; `sync` links it to the waiting task. */
export type StartChild = (call: TaskCall, args: JsonObject) => Promise<{ outcome: Outcome; childId?: number }>;

/** Makes the call that a task stands for and says what to tell its execution. */
export async function callTask(ports: Integrations, startChild: StartChild, call: TaskCall): Promise<Message> {
  const { waiting, frame, resource } = call;
  const address = { frame, nonce: waiting.nonce };
  let childId: number | undefined;
  let outcome: Outcome;
  if (resource.kind === 'service' && resource.service === 'states' && resource.action === 'startExecution') {
    ({ outcome, childId } = await startChild(call, waiting.args as JsonObject));
  } else outcome = await perform(ports, call);
  if (!outcome.ok) {
    return { type: 'settled', ...address, settlement: { ok: false, error: outcome.error, cause: outcome.cause } };
  }
  if (waiting.mode === 'request') return { type: 'settled', ...address, settlement: outcome };
  return { type: 'submitted', ...address, output: outcome.output, ...(childId === undefined ? {} : { childId }) };
}

function perform(ports: Integrations, { resource, waiting, caller, observe }: TaskCall): Promise<Outcome> {
  const args = waiting.args as JsonObject;
  if (resource.kind === 'lambda') return callFunction(ports, resource.arn, waiting.args, caller);
  if (resource.kind === 'activity') throw new Error('activities are not called');
  if (!resource.sdk && resource.service === 'lambda' && resource.action === 'invoke')
    return invoke(ports, args, caller);
  if (!resource.sdk && resource.service === 'events' && resource.action === 'putEvents')
    return putEvents(ports, args, caller);
  if (!resource.sdk && resource.service === 'http' && resource.action === 'invoke')
    return invokeHttp(ports, args, caller, observe);
  return callService(ports, resource, waiting.args, caller);
}
