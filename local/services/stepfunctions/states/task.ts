import type { StateNode } from '../asl/model.ts';
import type { Resource } from '../asl/resource.ts';
import type { Frame, Settlement, TaskMode, TaskWait } from '../engine/frame.ts';
import { makeToken } from '../engine/token.ts';
import type { Turn } from '../engine/turn.ts';
import { recordedError, runtimeFailure, StateFailure } from '../failure.ts';
import { isObject, type Json } from '../json.ts';
import { callOff } from './cancel.ts';
import { combineResult, effectiveInput, exceedsPayload, jsonata, payload } from './data.ts';
import { failState } from './fail.ts';
import { leave, tooLarge } from './leave.ts';
import { MAX_SECONDS, numberField } from './number-field.ts';
import { recordFailed, recordScheduled, recordSubmitted, recordSucceeded, taskResource } from './task-events.ts';

const DURATION = { least: 1, most: MAX_SECONDS };

function modeOf(resource: Resource): TaskMode {
  if (resource.kind === 'activity') return 'activity';
  if (resource.kind === 'lambda' || resource.pattern === 'request') return 'request';
  return resource.pattern === 'token' ? 'token' : 'sync';
}

/** Enters a Task, or tries it once more: arguments are evaluated and the call is scheduled. */
export async function enterTask(turn: Turn, frame: Frame, node: StateNode): Promise<void> {
  const resource = taskResource(node);
  const mode = modeOf(resource);
  const nonce = turn.nonce();
  const token = mode === 'token' ? makeToken({ execution: turn.run.row.id, frame: frame.id, nonce }) : undefined;
  const args = await taskArguments(turn, frame, node, token);
  turn.inspect(node.isJsonata ? 'afterArguments' : 'afterParameters', args);
  const text = turn.text(args);
  if (exceedsPayload(text)) throw tooLarge(node);
  const timeout = await numberField(turn, frame, node, 'TimeoutSeconds', DURATION);
  const heartbeat = await numberField(turn, frame, node, 'HeartbeatSeconds', DURATION);
  const role = await credentials(turn, frame, node);
  recordScheduled(turn, frame, resource, args, { timeout, heartbeat }, role);
  if (resource.kind === 'activity' && !turn.hasActivity(resource.arn)) throw noActivity(turn, frame, resource.arn);
  const submitted = mode === 'activity';
  frame.status = 'waiting';
  frame.waiting = {
    kind: 'task',
    nonce,
    mode,
    args: submitted ? null : args,
    submitted,
    timeoutAt: timeout === undefined ? null : turn.now + timeout * 1000,
    heartbeatAt: heartbeat === undefined ? null : turn.now + heartbeat * 1000,
    heartbeatSeconds: heartbeat ?? null,
    ...(role === undefined ? {} : { role }),
  };
  turn.touch(frame);
  if (resource.kind === 'activity') {
    turn.effects.push({ kind: 'activity', arn: resource.arn, frame: frame.id, nonce, input: text });
  } else turn.effects.push({ kind: 'call', frame: frame.id, nonce });
}

/** No worker can ask for a task of an activity that is not there: its scheduling fails, with the error that asking for it would get. */
function noActivity(turn: Turn, frame: Frame, arn: string): StateFailure {
  const failure = new StateFailure('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
  turn.emit(frame, 'ActivityScheduleFailed', recordedError(failure.error, failure.reason));
  return failure;
}

/** The role that the task itself names, as a text, a path or an expression. */
async function credentials(turn: Turn, frame: Frame, node: StateNode): Promise<string | undefined> {
  if (node.def.Credentials === undefined) return undefined;
  const given = node.isJsonata
    ? await jsonata(turn, frame, node, 'Credentials', node.def.Credentials)
    : payload(turn, frame, node, 'Credentials', effectiveInput(turn, frame, node));
  const role = isObject(given) ? given.RoleArn : undefined;
  if (typeof role === 'string') return role;
  throw runtimeFailure(`The RoleArn of the field 'Credentials' must be a text, but it is: ${JSON.stringify(role)}`);
}

async function taskArguments(turn: Turn, frame: Frame, node: StateNode, token: string | undefined): Promise<Json> {
  if (node.isJsonata) {
    const given = node.def.Arguments;
    return given === undefined ? frame.input : jsonata(turn, frame, node, 'Arguments', given, { token });
  }
  const input = effectiveInput(turn, frame, node);
  return node.def.Parameters === undefined ? input : payload(turn, frame, node, 'Parameters', input, { token });
}

/** The call was accepted; the task now waits for its token or its child. */
export async function taskSubmitted(
  turn: Turn,
  frame: Frame,
  waiting: TaskWait,
  output: Json,
  childId?: number,
): Promise<void> {
  const node = turn.run.node(frame);
  recordSubmitted(turn, frame, taskResource(node), output);
  waiting.submitted = true;
  waiting.args = null;
  if (childId !== undefined) waiting.childId = childId;
  const early = waiting.early;
  if (early) await settleTask(turn, frame, waiting, early);
}

/** The awaited end of a task, good or bad. A callback can overtake the answer to the call that handed out its token. */
export async function settleTask(turn: Turn, frame: Frame, waiting: TaskWait, settlement: Settlement): Promise<void> {
  if (!waiting.submitted && waiting.mode !== 'request' && settlement.ok) {
    waiting.early = settlement;
    turn.touch(frame);
    return;
  }
  const node = turn.run.node(frame);
  const resource = taskResource(node);
  if (!settlement.ok) {
    const failure = { error: settlement.error, cause: settlement.cause, timedOut: settlement.timedOut ?? false };
    recordFailed(turn, frame, resource, failure);
    if (failure.timedOut) callOff(turn, frame);
    await failState(turn, frame, node, new StateFailure(settlement.error, settlement.cause));
    return;
  }
  const output = settlement.output;
  if (exceedsPayload(turn.text(output))) {
    const failure = tooLarge(node);
    recordFailed(turn, frame, resource, { error: failure.error, cause: failure.reason, timedOut: false });
    await failState(turn, frame, node, failure);
    return;
  }
  recordSucceeded(turn, frame, resource, output);
  frame.waiting = null;
  await leaveWithResult(turn, frame, node, output);
}

/** Leaves a state that has a result: Task, Parallel, Map. */
export async function leaveWithResult(turn: Turn, frame: Frame, node: StateNode, result: Json): Promise<void> {
  if (node.isJsonata) {
    turn.inspect('result', result);
    await leave(turn, frame, node, { output: result, extra: { result } });
    return;
  }
  const { selected, combined } = combineResult(turn, frame, node, result);
  await leave(turn, frame, node, { output: combined, document: selected, extra: {} });
}

/** A task's time limit or its heartbeat has passed. */
export async function taskTimedOut(turn: Turn, frame: Frame, waiting: TaskWait): Promise<void> {
  const overall = waiting.timeoutAt !== null && waiting.timeoutAt <= turn.now;
  const error = overall ? 'States.Timeout' : 'States.HeartbeatTimeout';
  await settleTask(turn, frame, waiting, { ok: false, error, cause: undefined, timedOut: true });
}
