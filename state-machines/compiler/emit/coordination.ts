import type { JsonObject } from '#contracts/core/json.ts';
import { idOf, type Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/** What is called for what surrounds the work, not for the work itself. */
export interface Coordination {
  readonly operation: string;
  readonly config: JsonObject;
  readonly input: JsonObject | string;
  /** Beside the payload of every call. */
  readonly also?: JsonObject;
}

/** Who does what is asked, where it is not the executions context. */
const CONTEXTS: Readonly<Record<string, string>> = { 'task.withdraw': 'tasks', 'job.withdraw': 'integrations' };

/** Adds a state that makes such a call and goes on as `rest` says. */
export function addCoordination(
  states: ScopeStates,
  vertex: Vertex,
  name: string,
  { operation, config, input, also }: Coordination,
  rest: AslState,
): void {
  const hold = states.name(vertex, 'hold');
  const task = lambdaTask(states.emission, {
    vertex,
    context: CONTEXTS[operation] ?? 'executions',
    waitsForToken: false,
    payload: { ...basePayload(states, operation, idOf(vertex), false), ...also, config, input },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  states.add(name, sourceOf(vertex, 'guard'), { ...task, ...rest });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
