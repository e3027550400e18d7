import { attachedTo, earliestTimer, regularExit } from '../normalize/attached.ts';
import { type ActivityWork, isActivity, type Vertex } from '../normalize/model.ts';
import { outputBindings } from './bindings.ts';
import { boundaryCatches, timeoutOf } from './boundaries.ts';
import { dataAfter } from './data.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { resultOf } from './lambda-task.ts';
import { emitMultiInstance } from './multi-instance.ts';
import { OPERATIONS } from './operations.ts';
import { emitSubprocess } from './subprocess.ts';
import { workTask } from './work-task.ts';

export function emitActivity(states: ScopeStates, vertex: Vertex): void {
  const work = vertex.node!.work;
  if (!isActivity(work)) return;
  if (work.config.multiInstance) emitMultiInstance(states, vertex, work);
  else if (work.kind === 'subprocess') emitSubprocess(states, vertex, work);
  else emitTask(states, vertex, work);
}

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
