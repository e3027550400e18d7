import type { ProcessGraph, Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { watchOf } from './conditions.ts';
import { addCoordination, type Coordination } from './coordination.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { callsWithin, ESCALATED } from './escalation.ts';
import { INTERRUPTED, type Watched } from './watcher.ts';
import { withdrawalsOf } from './withdraw.ts';

/** An event that ends what it belongs to, and the state that goes on with it. */
export interface Landing extends Watched {
  readonly next: string;
}

export interface Interrupted {
  readonly vertex: Vertex;
  /** What runs in it, where it is more than one activity. */
  readonly inner?: ProcessGraph | undefined;
  readonly landings: readonly Landing[];
  /** JSONata of the key under which its changes of the data are kept. */
  readonly keptUnder?: string | undefined;
  /** Escalations thrown inside that others further out catch. */
  readonly passing?: readonly string[];
}

export const CANCELLED = 'FlowMaster.Cancelled';
const FAILS_INSIDE = ['escalation', 'conditional'];

/**
 * `Catch` of a parallel state that events, errors, escalations and cancellations may end. Behind it, what was written
 * inside is restored and tasks that are still open are withdrawn, before the event goes its way.
 */
export function catchesOf(states: ScopeStates, interrupted: Interrupted): AslState[] {
  const { landings, vertex } = interrupted;
  const watched = landings.filter((one) => isWaitedFor(states, one, vertex, interrupted.inner));
  const errors = landings.filter((one) => one.config.event === 'error');
  const wide = (one: Landing) => Number(one.config.name === 'States.TaskFailed');
  const named = errors.filter((one) => one.config.name !== undefined).toSorted((a, b) => wide(a) - wide(b));
  const rest = errors.find((one) => one.config.name === undefined);
  const timer = watched.find((one) => one.config.event === 'timer');
  const to = settling(states, interrupted);
  const failure = '{"error": $states.errorOutput.Error, "cause": $states.errorOutput.Cause}';
  const on = (errors: string[], landing: Landing | undefined, extra: Record<string, string>): AslState => ({
    ErrorEquals: errors,
    ...states.output({ Next: '' }, undefined, {
      ...extra,
      landing: landing ? JSON.stringify(landing.nodeId) : '$parse($states.errorOutput.Cause).nodeId',
    }),
    Next: to(landing),
  });
  const event = { event: '$parse($states.errorOutput.Cause)' };
  const escalations = landings.filter((one) => FAILS_INSIDE.includes(one.config.event) && one.config.interrupting);
  const cancelled = landings.find((one) => one.config.event === 'cancel');
  const isWide = rest !== undefined || named.some((one) => wide(one) > 0);
  return [
    ...(watched.length > 0 ? [on([INTERRUPTED], watched.length === 1 ? watched[0] : undefined, event)] : []),
    ...escalations.map((one) => on([`${ESCALATED}.${one.nodeId}`], one, event)),
    ...(cancelled ? [on([CANCELLED], cancelled, {})] : []),
    ...(isWide ? passOn(states, vertex, interrupted.passing ?? []) : []),
    ...named.map((one) => on([one.config.name!], one, { error: failure })),
    // The timeout of an activity itself takes the way of its timer, as it does where nothing else is waited for.
    ...(timer && !interrupted.inner ? [on(['States.Timeout'], timer, { error: failure })] : []),
    ...(rest ? [on(['States.ALL'], rest, { error: failure })] : []),
  ];
}

/** An escalation that is caught further out must not be taken for an error here. */
function passOn(states: ScopeStates, vertex: Vertex, nodeIds: readonly string[]): AslState[] {
  return nodeIds.map((nodeId) => {
    const name = states.name(vertex, 'escalates');
    const error = `${ESCALATED}.${nodeId}`;
    states.add(name, sourceOf(vertex, 'guard'), {
      Type: 'Fail',
      Error: error,
      Cause: '{% $string($states.input.event) %}',
    });
    return {
      ErrorEquals: [error],
      ...states.output({ Next: name }, undefined, { event: '$parse($states.errorOutput.Cause)' }),
      Next: name,
    };
  });
}

/** Whether a branch beside what is watched waits for an event that interrupts it; all others are failures inside. */
export function isWaitedFor(
  states: Pick<ScopeStates, 'emission'>,
  { nodeId, config }: Watched,
  vertex: Vertex,
  inner: ProcessGraph | undefined,
): boolean {
  if (config.event === 'escalation') return config.interrupting && callsWithin(vertex, inner);
  if (config.event === 'conditional') return watchOf(states, nodeId)!.writers.some((writer) => !writer.inside);
  return ['message', 'signal', 'timer'].includes(config.event);
}

/** Where the catches lead: straight to the event's own state, or first to what sets things right. */
function settling(states: ScopeStates, { vertex, inner, landings, keptUnder }: Interrupted) {
  if (landings.length === 0) return () => '';
  const steps: { suffix: string; call: Coordination; output: string }[] = [];
  if (keptUnder !== undefined)
    steps.push({
      suffix: 'restore data',
      call: { operation: 'scope.restore', config: { key: `{% ${keptUnder} %}` }, input: {} },
      output: '{% $merge([$states.input, {"data": $merge([$states.input.data, $states.result.Payload.output])}]) %}',
    });
  for (const { suffix, call } of withdrawalsOf(vertex, inner))
    steps.push({ suffix, call, output: '{% $states.input %}' });
  // Without anything to set right, only a watcher of several events does not say by itself where it leads.
  const shared = steps.length > 0 ? landings : landings.filter((one) => isWaitedFor(states, one, vertex, inner));
  const choice = shared.length > 1 ? states.name(vertex, 'which event') : undefined;
  if (choice !== undefined)
    states.add(choice, sourceOf(vertex, 'guard'), {
      Type: 'Choice',
      Choices: shared.slice(0, -1).map((one) => ({
        Condition: `{% $states.input.landing = ${JSON.stringify(one.nodeId)} %}`,
        Next: one.next,
      })),
      Default: shared.at(-1)!.next,
    });
  const last = choice ?? landings[0]?.next ?? '';
  const names = steps.map((step) => states.name(vertex, step.suffix));
  for (const [at, { call, output }] of steps.entries())
    addCoordination(states, vertex, names[at]!, call, { Output: output, Next: names[at + 1] ?? last });
  return (landing: Landing | undefined): string => (steps.length > 0 ? names[0]! : (landing?.next ?? last));
}
