import type { Vertex } from '../normalize/model.ts';
import { idOf } from '../normalize/model.ts';
import { type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import type { ScopeStates } from './emission.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/**
 * The state in which a paused run waits before `back`; resuming answers its token. A run that is not paused never
 * enters it, so it costs nothing. The data goes through it untouched.
 */
export function holdState(states: Pick<ScopeStates, 'emission' | 'around'>, vertex: Vertex, back: string): AslState {
  const { emission } = states;
  const task = lambdaTask(emission, {
    vertex,
    context: 'executions',
    waitsForToken: true,
    payload: { ...basePayload(states, 'execution.hold', idOf(vertex), true), config: {}, input: {} },
    timeoutSeconds: ONE_YEAR_SECONDS,
    retry: retriesOf(),
    catches: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: back }],
  });
  return { ...task, Output: '{% $states.input %}', Next: back };
}

/** Leads a paused run to the hold state. */
export const catchPause = (hold: string): AslState => ({
  ErrorEquals: ['FlowMaster.Paused'],
  Output: '{% $states.input %}',
  Next: hold,
});
