import type { JsonObject } from '#contracts/core/json.ts';
import { literal } from '../expressions/delimiters.ts';
import { type EventConfig, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { type AslMachine, type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { awaitedBeside } from './awaited.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';
import { secondsUntil } from './timer.ts';
import { visitKey } from './visits.ts';

/** An event that is waited for beside something. */
export interface Watched {
  readonly nodeId: string;
  readonly config: EventConfig;
}

export const INTERRUPTED = 'FlowMaster.Interrupted';
/** A cause holds 32,768 characters. */
const CAUSE_CHARACTERS = 30_000;

/** The message by which what is watched releases its watcher: `about` names the watcher. */
export const released = (states: Pick<ScopeStates, 'emission'>, visit: string, about = visit): JsonObject => ({
  event: 'message',
  name: 'flowmaster.released',
  correlationKey: visitKey(states, visit, about),
});

/**
 * A branch that waits for the first of several events while what it watches (a visit of `vertex`) goes on. When one
 * comes it fails the parallel state around both, which stops the other branch; when it is released, it just ends.
 */
export function interruptingWatcher(
  around: ScopeStates,
  vertex: Vertex,
  events: readonly Watched[],
  visit: string,
): AslMachine {
  const states = new ScopeStates(around.emission, around.scope, [], around.around);
  const nodeId = idOf(vertex);
  const name = states.name(vertex, 'watch for events');
  const choice = states.name(vertex, 'what came?');
  const done = states.name(vertex, 'undisturbed');
  const failed = states.name(vertex, 'interrupt');
  const hold = states.name(vertex, 'hold');
  const timer = events.find((event) => event.config.event === 'timer');
  const awaits = events
    .filter((event) => event !== timer)
    .map(({ nodeId, config }) => awaitedBeside(states, visit, nodeId, config));
  const due: AslState[] = timer
    ? [
        {
          ErrorEquals: ['States.Timeout'],
          ...states.output({ Next: failed }, undefined, {
            event: JSON.stringify({ nodeId: timer.nodeId, output: {} }),
          }),
          Next: failed,
        },
      ]
    : [];
  const seconds = timer ? secondsUntil(timer.config, 1) : ONE_YEAR_SECONDS;
  // Events first: one that came before the release counts.
  const all = [...awaits, { nodeId, ...released(states, visit) }];
  states.add(name, sourceOf(vertex, 'guard'), {
    ...awaitTask(states, vertex, all, seconds, [catchPause(hold), ...due]),
    ...states.output({ Next: choice }, undefined, { event: '$states.result' }),
    Next: choice,
  });
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: `{% $states.input.event.nodeId = ${JSON.stringify(nodeId)} %}`, Next: done }],
    Default: failed,
  });
  states.add(done, sourceOf(vertex, 'guard'), { Type: 'Succeed', Output: {} });
  states.add(failed, sourceOf(vertex, 'guard'), {
    Type: 'Fail',
    Error: INTERRUPTED,
    Cause: eventCause('$states.input.event'),
  });
  states.add(hold, sourceOf(vertex, 'guard'), holdState(states, vertex, name));
  return { StartAt: name, States: states.states };
}

/** An event as the cause of a failure. */
export const eventCause = (event: string): string =>
  `{% ($s := $string(${event}); $length($s) <= ${CAUSE_CHARACTERS} ? $s : $error("What the event brings is too large to interrupt with; send a reference to it.")) %}`;

/** Tells a watcher that what it watches has ended. */
export function emitRelease(
  states: ScopeStates,
  vertex: Vertex,
  name: string,
  message: JsonObject,
  leaving: (name: string) => Leave,
): void {
  const hold = states.name(vertex, 'hold');
  const leave = leaving(name);
  const task = lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states, 'message.publish', idOf(vertex), false),
      config: { title: literal(titleOf(vertex)), ...message },
      input: {},
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  states.add(name, sourceOf(vertex, 'guard'), { ...task, ...states.output(leave), ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
