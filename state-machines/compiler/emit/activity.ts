import { IMPLICIT_NODE } from '#contracts/processes/index.ts';
import { type AttachedEvent, attachedTo, earliestTimer } from '../normalize/attached.ts';
import { type ActivityWork, idOf, isActivity, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { afterWork } from './after-work.ts';
import { outputBindings } from './bindings.ts';
import { boundaryCatches, timeoutOf } from './boundaries.ts';
import { dataAfter } from './data.ts';
import { emitEmbedded } from './embedded.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { callsWithin } from './escalation.ts';
import { emitGuarded } from './guard.ts';
import { catchPause, holdState } from './hold.ts';
import { isWaitedFor } from './interruption.ts';
import { resultOf } from './lambda-task.ts';
import { emitLoop } from './loop.ts';
import { emitMultiInstance } from './multi-instance.ts';
import { OPERATIONS } from './operations.ts';
import { type Passage, plainPassage } from './passage.ts';
import { emitSubprocess } from './subprocess.ts';
import { workTask } from './work-task.ts';

/** An activity with all that surrounds it: events that interrupt it, repetition, instances, its work. */
export function emitActivity(states: ScopeStates, vertex: Vertex): void {
  const work = vertex.node!.work;
  if (!isActivity(work)) return;
  const events = attachedTo(vertex);
  // Where something is waited for, a timer is part of the wait.
  const needed = vertex.node!.beside !== undefined || events.some((event) => needsWatcher(event, work, vertex));
  const watched = needed
    ? events.filter((event) => isWaitedFor(states, watchedBy(event), vertex, vertex.node!.inner))
    : [];
  states.emission.ofNodes.within(() => {
    if (needed) emitGuarded(states, vertex, watched, (inner, passage) => emitRepeated(inner, vertex, work, passage));
    else emitRepeated(states, vertex, work, plainPassage(states, vertex));
  });
}

const watchedBy = ({ vertex, config }: AttachedEvent) => ({ nodeId: idOf(vertex), config });

/** Errors are caught, and a task's timer is its timeout; all other events are waited for beside the activity. */
function needsWatcher({ config }: AttachedEvent, work: ActivityWork, vertex: Vertex): boolean {
  if (['message', 'signal', 'conditional'].includes(config.event)) return true;
  if (config.event === 'escalation') return callsWithin(vertex, vertex.node!.inner);
  const single = !vertex.node!.inner && !work.config.multiInstance && !work.config.loop;
  return config.event === 'timer' && !single;
}

/** An activity with its repetition, without what waits beside it. */
export function emitRepeated(states: ScopeStates, vertex: Vertex, work: ActivityWork, passage: Passage): void {
  if (work.config.multiInstance) emitMultiInstance(states, vertex, work, passage);
  else if (work.config.loop)
    emitLoop(states, vertex, work.config.loop, passage, (once) => emitOnce(states, vertex, work, once));
  else emitOnce(states, vertex, work, passage);
}

function emitOnce(states: ScopeStates, vertex: Vertex, work: ActivityWork, passage: Passage): void {
  const { inner } = vertex.node!;
  if (inner && isEmpty(inner) && passage.events.length === 0) emitNothing(states, vertex, passage);
  else if (inner) emitEmbedded(states, vertex, passage);
  else if (work.kind === 'subprocess') emitSubprocess(states, vertex, work, passage);
  else emitTask(states, vertex, work, passage);
}

/** A subprocess in which nothing lies: it is seen to be visited, no more. */
function emitNothing(states: ScopeStates, vertex: Vertex, passage: Passage): void {
  const leave = passage.leave(passage.entry);
  states.add(passage.entry, sourceOf(vertex, 'work'), { Type: 'Pass', ...states.output(leave), ...leave });
}

const isEmpty = ({ nodes }: ProcessGraph): boolean =>
  [...nodes.keys()].every((nodeId) => nodeId.startsWith(IMPLICIT_NODE));

function emitTask(states: ScopeStates, vertex: Vertex, work: ActivityWork, passage: Passage): void {
  const node = vertex.node!;
  const { waitsForToken } = OPERATIONS[work.kind];
  const { entry: name, events } = passage;
  const hold = states.name(vertex, 'hold');
  const task = workTask(
    states,
    vertex,
    work,
    timeoutOf(work.config.timeout, earliestTimer(events), OPERATIONS[work.kind].timeoutSeconds(work)),
    [catchPause(hold), ...boundaryCatches(states, events)],
  );
  const leave = afterWork(states, vertex, name, passage.leave);
  const output = resultOf(waitsForToken);
  const data = dataAfter(node, output, outputBindings(node, output));
  const unchanged = node.chooses
    ? states.output(leave, data, { chosen: `${output}.next` })
    : { Output: '{% $states.input %}' };
  const kept = data === undefined && 'Next' in leave ? unchanged : states.output(leave, data);
  states.add(name, sourceOf(vertex, 'work'), { ...task, ...kept, ...leave });
  states.add(hold, sourceOf(vertex, 'hold'), holdState(states, vertex, name));
}
