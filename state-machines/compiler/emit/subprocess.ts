import type { JsonObject } from '#contracts/core/json.ts';
import { literal } from '../expressions/delimiters.ts';
import { type AttachedEvent, earliestTimer } from '../normalize/attached.ts';
import { type ActivityWork, idOf, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import type { AslState } from './asl.ts';
import { configBindings, inputBindings, outputBindings } from './bindings.ts';
import { boundaryCatches, catchTo, timeoutOf } from './boundaries.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchersOfCall } from './escalation.ts';
import { escalationMessage } from './escalation-message.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { configOf, OPERATIONS } from './operations.ts';
import type { Passage } from './passage.ts';
import { basePayload, boundConfig, boundInputs } from './payload.ts';
import { retriesOf } from './retries.ts';

type SubprocessWork = Extract<ActivityWork, { kind: 'subprocess' }>;

/** The child's final data. */
const CHILD_OUTPUT = '$states.result.Output.data';

/**
 * Two states: the first asks the executions context for a record of the child and the version to run, the second
 * runs it as a nested execution. The prepared start travels beside the data.
 */
export function emitSubprocess(states: ScopeStates, vertex: Vertex, work: SubprocessWork, passage: Passage): void {
  const node = vertex.node!;
  const { entry: enter, events } = passage;
  const run = states.name(vertex, 'run');
  const hold = states.name(vertex, 'hold');
  const leave = afterWork(states, vertex, run, passage.leave);
  const data = dataAfter(node, CHILD_OUTPUT, outputBindings(node, CHILD_OUTPUT));
  states.add(enter, sourceOf(vertex, 'enter'), {
    ...prepareTask(states, vertex, work, [catchPause(hold), ...boundaryCatches(states, events)]),
    ...states.output({ Next: run }, undefined, { child: '$states.result.Payload.output' }),
    Next: run,
  });
  states.add(run, sourceOf(vertex, 'work'), {
    ...childTask(work, events, [catchPause(hold), ...childCatches(states, vertex, passage)]),
    ...states.output(leave, data),
    ...leave,
  });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, enter));
}

export function prepareTask(states: ScopeStates, vertex: Vertex, work: SubprocessWork, catches: AslState[]): AslState {
  const node = vertex.node!;
  return lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states, OPERATIONS.subprocess.operation, idOf(vertex), false),
      ...(work.config.multiInstance && { instance: '{% $states.input.index %}' }),
      config: {
        ...boundConfig(configOf(node, states.emission.graph), configBindings(node)),
        ...escalationsOf(states, vertex),
      },
      input: boundInputs(vertex, inputBindings(node)),
      context: '{% $states.input.__context__ %}',
      execution: '{% $states.input.execution %}',
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches,
  });
}

/** Who on this drawing catches what the child escalates, the nearest first, and under which key it is waited for. */
function escalationsOf(states: ScopeStates, vertex: Vertex): JsonObject {
  const catchers = catchersOfCall(states, vertex);
  if (catchers.length === 0) return {};
  return {
    escalations: catchers.map(({ nodeId, config, visit }) => ({
      ...(config.name !== undefined && { name: literal(config.name) }),
      interrupting: config.interrupting,
      key: escalationMessage(states, visit, nodeId).correlationKey!,
    })),
  };
}

export function childTask(work: SubprocessWork, events: readonly AttachedEvent[], catches: AslState[]): AslState {
  const timer = earliestTimer(events);
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: {
      StateMachineArn: '{% $states.input.child.stateMachineArn %}',
      Name: '{% $states.input.child.executionId %}',
      Input: '{% $states.input.child.input %}',
    },
    TimeoutSeconds: timeoutOf(work.config.timeout, timer, OPERATIONS.subprocess.timeoutSeconds(work)),
    Retry: [
      {
        ErrorEquals: ['StepFunctions.ThrottlingException', 'StepFunctions.ServiceUnavailableException'],
        IntervalSeconds: 1,
        MaxAttempts: 6,
        BackoffRate: 2,
        MaxDelaySeconds: 60,
        JitterStrategy: 'FULL',
      },
    ],
    Catch: catches,
  };
}

/** A failed child is `States.TaskFailed`; its own error stands in the cause, which a state of its own reads. */
export function childCatches(states: ScopeStates, vertex: Vertex, passage: Passage): AslState[] {
  const { events } = passage;
  if (passage.rethrows) return [rethrow(states, vertex)];
  const named = events.filter((event) => event.config.event === 'error' && event.config.name && !isStates(event));
  if (named.length === 0) return boundaryCatches(states, events);
  const router = states.name(vertex, 'error');
  emitRouter(states, vertex, router, named, events);
  const others = events.filter((event) => !named.includes(event));
  const child = '($c := $parse($states.errorOutput.Cause); {"error": $c.Error, "cause": $c.Cause})';
  const toRouter = { ...catchTo(states, ['States.TaskFailed'], named[0]!, child), Next: router };
  const rest = boundaryCatches(states, others);
  const last = rest.filter((one) => JSON.stringify(one.ErrorEquals) === '["States.ALL"]');
  return [...rest.filter((one) => !last.includes(one)), toRouter, ...last];
}

/** Fails with the child's own error, for what catches it further out. */
function rethrow(states: ScopeStates, vertex: Vertex): AslState {
  const failed = states.name(vertex, 'failed');
  states.add(failed, sourceOf(vertex, 'error'), CHILD_FAILED);
  const child = '($c := $parse($states.errorOutput.Cause); {"error": $c.Error, "cause": $c.Cause})';
  return {
    ErrorEquals: ['States.TaskFailed'],
    ...states.output({ Next: failed }, undefined, { error: child }),
    Next: failed,
  };
}

const CHILD_FAILED: AslState = {
  Type: 'Fail',
  Error: '{% $exists($states.input.error.error) ? $states.input.error.error : "States.TaskFailed" %}',
  Cause: '{% $exists($states.input.error.cause) ? $states.input.error.cause : "The subprocess failed." %}',
};

const isStates = (event: AttachedEvent): boolean => event.config.name?.startsWith('States.') ?? false;

function emitRouter(
  states: ScopeStates,
  vertex: Vertex,
  router: string,
  named: readonly AttachedEvent[],
  events: readonly AttachedEvent[],
): void {
  const rest = events.find((event) => event.config.event === 'error' && event.config.name === undefined);
  const failed = rest ? undefined : states.name(vertex, 'failed');
  states.add(router, sourceOf(vertex, 'error'), {
    Type: 'Choice',
    Choices: named.map((event) => ({
      Condition: `{% $states.input.error.error = ${JSON.stringify(event.config.name)} %}`,
      Next: states.entry(event.vertex),
    })),
    Default: rest ? states.entry(rest.vertex) : failed!,
  });
  if (failed) states.add(failed, sourceOf(vertex, 'error'), CHILD_FAILED);
}
