import { type ActivityWork, idOf, type Vertex } from '../normalize/model.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';
import { configBindings, inputBindings } from './bindings.ts';
import type { ScopeStates } from './emission.ts';
import { lambdaTask } from './lambda-task.ts';
import { configOf, OPERATIONS } from './operations.ts';
import { basePayload, boundConfig, boundInputs, scriptScope } from './payload.ts';
import { retriesOf } from './retries.ts';

/** The call that does the work, without where it goes. */
export function workTask(
  states: ScopeStates,
  vertex: Vertex,
  work: ActivityWork,
  timeoutSeconds: number | string,
  catches: Parameters<typeof lambdaTask>[1]['catches'],
) {
  const node = vertex.node!;
  const { context, operation, waitsForToken } = OPERATIONS[work.kind];
  return lambdaTask(states.emission, {
    vertex,
    context,
    waitsForToken,
    payload: {
      ...basePayload(states, operation, idOf(vertex), waitsForToken),
      ...(work.config.multiInstance && { instance: '{% $states.input.index %}' }),
      config: {
        ...boundConfig(configOf(node, states.emission.graph), configBindings(node)),
        ...contextOf(work),
        ...((work.kind === 'human' || work.kind === 'connector') &&
          timeoutSeconds !== ONE_YEAR_SECONDS && { timeoutSeconds }),
      },
      input: boundInputs(vertex, inputBindings(node)),
      ...scriptScope(work),
    },
    timeoutSeconds,
    retry: retriesOf(work.kind === 'connector' && !work.config.retry?.errors ? undefined : work.config.retry),
    catches,
  });
}

/** Values of the fields that are shown with a task. */
function contextOf(work: ActivityWork): { context?: string } {
  if (work.kind !== 'human' || !work.config.contextFields?.length) return {};
  const members = work.config.contextFields.map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`);
  return { context: `{% {${members.join(', ')}} %}` };
}
