import { type ActivityWork, idOf, isActivity, type Vertex } from '../normalize/model.ts';
import { configBindings, inputBindings, outputBindings } from './bindings.ts';
import { attachedTo, boundaryCatches, earliestTimer, timeoutOf } from './boundaries.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask, resultOf } from './lambda-task.ts';
import { emitMultiInstance } from './multi-instance.ts';
import { configOf, OPERATIONS } from './operations.ts';
import { basePayload, boundConfig, boundInputs, scriptScope } from './payload.ts';
import { retriesOf } from './retries.ts';
import { emitSubprocess } from './subprocess.ts';

export function emitActivity(states: ScopeStates, vertex: Vertex): void {
  const work = vertex.node!.work;
  if (!isActivity(work)) return;
  if (work.config.multiInstance) emitMultiInstance(states, vertex, work);
  else if (work.kind === 'subprocess') emitSubprocess(states, vertex, work);
  else emitTask(states, vertex, work);
}

/** The way on from an activity when it went well. */
export const regularExit = (vertex: Vertex) => vertex.out.find((edge) => edge.kind !== 'boundary')!;

function emitTask(states: ScopeStates, vertex: Vertex, work: ActivityWork): void {
  const node = vertex.node!;
  const { waitsForToken } = OPERATIONS[work.kind];
  const name = states.entry(vertex);
  const hold = states.name(vertex, 'hold');
  const events = attachedTo(vertex);
  const task = workTask(
    states,
    vertex,
    work,
    timeoutOf(work.config.timeout, earliestTimer(events), OPERATIONS[work.kind].timeoutSeconds(work)),
    [catchPause(hold), ...boundaryCatches(states, events)],
  );
  const leave = states.follow(name, regularExit(vertex));
  const output = resultOf(waitsForToken);
  const data = dataAfter(node, output, outputBindings(node, output));
  const kept = data === undefined && 'Next' in leave ? { Output: '{% $states.input %}' } : states.output(leave, data);
  states.add(name, sourceOf(vertex, 'work'), { ...task, ...kept, ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}

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
      ...basePayload(states.emission, operation, idOf(vertex), waitsForToken),
      ...(work.config.multiInstance && { instance: '{% $states.input.index %}' }),
      config: { ...boundConfig(configOf(node, states.emission.graph), configBindings(node)), ...contextOf(work) },
      input: boundInputs(vertex, inputBindings(node)),
      ...scriptScope(work),
    },
    timeoutSeconds,
    retry: retriesOf(work.config.retry),
    catches,
  });
}

/** Values of the fields that are shown with a task. */
function contextOf(work: ActivityWork): { context?: string } {
  if (work.kind !== 'human' || !work.config.contextFields?.length) return {};
  const members = work.config.contextFields.map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`);
  return { context: `{% {${members.join(', ')}} %}` };
}
