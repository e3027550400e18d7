import type { StateNode } from '../asl/model.ts';
import { parseResource, type Resource } from '../asl/resource.ts';
import type { Frame } from '../engine/frame.ts';
import type { Turn } from '../engine/turn.ts';
import { recordedError } from '../failure.ts';
import type { Json, JsonObject } from '../json.ts';

/** The events of a task's life differ with what it calls: a function by ARN, an activity, or a service integration. */
export function taskResource(node: StateNode): Resource {
  const resource = parseResource(node.text('Resource') ?? '');
  if (!resource) throw new Error(`unreadable Resource in state '${node.name}'`);
  return resource;
}

interface Limits {
  timeout: number | undefined;
  heartbeat: number | undefined;
}

function limitDetails({ timeout, heartbeat }: Limits): JsonObject {
  return {
    ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
  };
}

export function recordScheduled(
  turn: Turn,
  frame: Frame,
  resource: Resource,
  args: Json,
  limits: Limits,
  role: string | undefined,
): void {
  const asRole = role === undefined ? {} : { taskCredentials: { roleArn: role } };
  if (resource.kind === 'lambda') {
    const timeout = limitDetails({ ...limits, heartbeat: undefined });
    turn.emit(frame, 'LambdaFunctionScheduled', {
      resource: resource.arn,
      input: turn.text(args),
      ...timeout,
      ...asRole,
    });
    turn.emit(frame, 'LambdaFunctionStarted');
  } else if (resource.kind === 'activity') {
    turn.emit(frame, 'ActivityScheduled', { resource: resource.arn, input: turn.text(args), ...limitDetails(limits) });
  } else {
    const what = { resourceType: resource.type, resource: resource.resource };
    const parameters = turn.text(args);
    turn.emit(frame, 'TaskScheduled', { ...what, region: turn.region, parameters, ...limitDetails(limits), ...asRole });
    turn.emit(frame, 'TaskStarted', what);
  }
}

export function recordSubmitted(turn: Turn, frame: Frame, resource: Resource, output: Json): void {
  if (resource.kind !== 'service') return;
  turn.emit(frame, 'TaskSubmitted', {
    resourceType: resource.type,
    resource: resource.resource,
    output: turn.text(output),
  });
}

export function recordSucceeded(turn: Turn, frame: Frame, resource: Resource, output: Json): void {
  const text = turn.text(output);
  if (resource.kind === 'lambda') turn.emit(frame, 'LambdaFunctionSucceeded', { output: text });
  else if (resource.kind === 'activity') turn.emit(frame, 'ActivitySucceeded', { output: text });
  else turn.emit(frame, 'TaskSucceeded', { resourceType: resource.type, resource: resource.resource, output: text });
}

const FAILED = { lambda: 'LambdaFunctionFailed', activity: 'ActivityFailed', service: 'TaskFailed' } as const;
const TIMED_OUT = { lambda: 'LambdaFunctionTimedOut', activity: 'ActivityTimedOut', service: 'TaskTimedOut' } as const;

export function recordFailed(
  turn: Turn,
  frame: Frame,
  resource: Resource,
  failure: { error: string | undefined; cause: string | undefined; timedOut: boolean },
): void {
  const type = (failure.timedOut ? TIMED_OUT : FAILED)[resource.kind];
  turn.emit(frame, type, {
    ...(resource.kind === 'service' ? { resourceType: resource.type, resource: resource.resource } : {}),
    ...recordedError(failure.error, failure.cause),
  });
}
