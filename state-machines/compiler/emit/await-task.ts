import type { Json, JsonObject } from '#contracts/core/json.ts';
import { literal } from '../expressions/delimiters.ts';
import { idOf, titleOf, type Vertex } from '../normalize/model.ts';
import type { AslState } from './asl.ts';
import type { ScopeStates } from './emission.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

/** A task that waits for the first of several messages and signals. */
export function awaitTask(
  states: ScopeStates,
  vertex: Vertex,
  awaits: JsonObject[],
  seconds: number | string,
  catches: AslState[],
): AslState {
  return lambdaTask(states.emission, {
    vertex,
    context: 'executions',
    waitsForToken: true,
    payload: {
      ...basePayload(states, 'message.await', idOf(vertex), true),
      config: { title: literal(titleOf(vertex)), awaits: awaits as Json },
      input: {},
    },
    timeoutSeconds: seconds,
    retry: retriesOf(),
    catches,
  });
}
