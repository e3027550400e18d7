import type { JsonObject } from '#contracts/core/json.ts';
import { STATE_DATA } from '../expressions/bind.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { elementOf } from '../normalize/ad-hoc/element-of.ts';
import { type ActivityWork, type CheckedNode, idOf, type Vertex } from '../normalize/model.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';
import { awaited } from './awaited.ts';
import { configBindings, inputBindings } from './bindings.ts';
import type { ScopeStates } from './emission.ts';
import { lambdaTask } from './lambda-task.ts';
import { membersOf } from './members.ts';
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
      ...basePayload(states, operation, elementOf(idOf(vertex)), waitsForToken),
      ...(work.config.multiInstance && { instance: '{% $states.input.index %}' }),
      config: {
        ...(messageConfig(node) ?? boundConfig(configOf(node, states.emission.graph), configBindings(node))),
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

/** What a receive task waits for, or a send task sends. */
function messageConfig(node: CheckedNode): JsonObject | undefined {
  const { work, def } = node;
  if (work.kind !== 'receive' && work.kind !== 'send') return undefined;
  const { nodeId, ...message } = awaited(def.node_id, work.config, inputBindings(node));
  const title = literal(def.title);
  return work.kind === 'send' ? { title, ...message } : { title, awaits: [{ nodeId: nodeId!, ...message }] };
}

/** Values of the fields that are shown with a task. */
function contextOf(work: ActivityWork): { context?: string } {
  if (work.kind !== 'human' || !work.config.contextFields?.length) return {};
  return { context: delimited(membersOf(work.config.contextFields, STATE_DATA)) };
}
