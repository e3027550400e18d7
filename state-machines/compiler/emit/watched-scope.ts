import type { JsonObject } from '#contracts/core/json.ts';
import { COMMON_BINDINGS } from '../expressions/bind.ts';
import { secondsOf } from '../expressions/duration.ts';
import { type CheckedNode, type EventConfig, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import { type AslMachine, type AslState, ONE_YEAR_SECONDS } from './asl.ts';
import { awaitTask } from './await-task.ts';
import { awaited } from './awaited.ts';
import { mergedChanges } from './block.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { escalationAwaited } from './escalation-message.ts';
import { catchPause, holdState } from './hold.ts';
import { catchesOf, humanNodes } from './interruption.ts';
import { catchField, innerStates, scopeMachine } from './scope-machine.ts';
import { terminatedCatch } from './termination.ts';
import { visitAssignment, visitExpression } from './visits.ts';
import { emitRelease, interruptingWatcher, released, type Watched } from './watcher.ts';

/** A scope that event subprocesses watch. */
export interface WatchedScope {
  readonly graph: ProcessGraph;
  /** Whose states these are. */
  readonly vertex: Vertex;
  /** What tells its visits apart; assigned by whoever enters it. */
  readonly visit: string;
  readonly keptUnder: string | undefined;
  readonly leave: (from: string) => Leave;
}

interface Handler extends Watched {
  readonly node: CheckedNode;
}

/** The process itself, when event subprocesses watch it: everything runs within one parallel state. */
export function emitWatchedProcess(states: ScopeStates, graph: ProcessGraph): string {
  const vertex = graph.start;
  const visit = `${idOf(vertex)}#scope`;
  const enter = states.name(vertex, 'watched');
  const keptUnder = graphWrites(graph).length > 0 ? visitExpression(states, visit) : undefined;
  const done = states.name(vertex, 'all done');
  const start = emitWatchedScope(states, { graph, vertex, visit, keptUnder, leave: () => ({ Next: done }) });
  states.add(enter, sourceOf(vertex, 'guard'), { Type: 'Pass', Assign: visitAssignment(states, visit), Next: start });
  states.add(done, sourceOf(vertex, 'guard'), { Type: 'Succeed' });
  return enter;
}

/**
 * A parallel state of the scope and its watchers. An event that interrupts stops the scope, and its event subprocess runs
 * behind; one that does not lets its event subprocess run beside the scope, one occurrence after another.
 */
export function emitWatchedScope(states: ScopeStates, watched: WatchedScope): string {
  const { graph, vertex, visit, keptUnder } = watched;
  const name = states.name(vertex, 'with events');
  const handlers = graph.handlers.map((node): Handler => {
    const { start } = node.inner!;
    const work = start.node!.work;
    return { node, nodeId: idOf(start), config: work.config as EventConfig };
  });
  const interrupting = handlers.filter((one) => one.config.interrupting);
  const beside = handlers.filter((one) => !one.config.interrupting);
  const awaitedOnes = interrupting.filter((one) => ['message', 'signal', 'timer'].includes(one.config.event));
  const releases = [
    ...(awaitedOnes.length > 0 ? [released(states, visit, visit)] : []),
    ...beside.map((one) => released(states, visit, one.nodeId)),
  ];
  const leave = watched.leave(name);
  const landings = interrupting.map((one) => ({ ...one, next: states.name(vertex, one.node.def.title) }));
  const machines = [
    scopeBranch(states, watched, releases),
    ...(awaitedOnes.length > 0 ? [interruptingWatcher(states, vertex, awaitedOnes, visit)] : []),
    ...beside.map((one) => besideWatcher(states, watched, one)),
  ];
  const ended = releases.length > 0 ? [] : terminatedCatch(states, vertex, graph, leave, humanNodes(vertex, graph));
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Parallel',
    Branches: machines as unknown as JsonObject[],
    ...states.output(leave, mergedChanges),
    ...catchField([...ended, ...catchesOf(states, { vertex, inner: graph, landings, keptUnder })]),
    ...leave,
  });
  for (const landing of landings) {
    const onward = watched.leave(landing.next);
    states.add(landing.next, { nodeId: landing.node.def.node_id, role: 'work' }, handlerRun(states, landing, onward));
  }
  return name;
}

/** The scope itself; with watchers to release, in a parallel state of its own, since only that knows when it has ended. */
function scopeBranch(states: ScopeStates, watched: WatchedScope, releases: readonly JsonObject[]): AslMachine {
  const { graph, vertex, keptUnder } = watched;
  const kept = states.around.keepers.includes(keptUnder ?? '') ? undefined : keptUnder;
  if (releases.length === 0) return scopeMachine(innerStates(states, graph, kept));
  const wrapper = innerStates(states, graph, kept);
  const name = wrapper.name(vertex, 'scope');
  const names = releases.map(() => wrapper.name(vertex, 'release'));
  const leave: Leave = { Next: names[0]! };
  wrapper.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Parallel',
    Branches: [scopeMachine(innerStates(wrapper, graph)) as unknown as JsonObject],
    ...wrapper.output(leave, '$merge([$states.input.data, $states.result[0]])'),
    ...catchField(terminatedCatch(wrapper, vertex, graph, leave, humanNodes(vertex, graph))),
    ...leave,
  });
  for (const [at, message] of releases.entries()) {
    const next = names[at + 1];
    emitRelease(wrapper, vertex, names[at]!, message, () => (next === undefined ? { End: true } : { Next: next }));
  }
  return { StartAt: name, States: wrapper.states };
}

/** Waits for an event that does not interrupt; whenever it comes, its event subprocess runs. A timer is due once. */
function besideWatcher(around: ScopeStates, { vertex, visit }: WatchedScope, handler: Handler): AslMachine {
  const { config, node } = handler;
  const states = new ScopeStates(around.emission, around.scope, graphWrites(node.inner!), around.around);
  const name = states.name(vertex, `watch for ${node.def.title}`);
  const choice = states.name(vertex, 'what came?');
  const done = states.name(vertex, 'no more events');
  const run = states.name(vertex, node.def.title);
  const hold = states.name(vertex, 'hold');
  const timed = config.event === 'timer';
  const due: AslState[] = timed
    ? [{ ErrorEquals: ['States.Timeout'], ...states.output({ Next: run }), Next: run }]
    : [];
  const event =
    config.event === 'escalation' ? escalationAwaited(states, visit, handler.nodeId) : awaited(handler.nodeId, config);
  const awaits = [...(timed ? [] : [event]), { nodeId: idOf(vertex), ...released(states, visit, handler.nodeId) }];
  const seconds = timed ? secondsOf(config.timer?.duration ?? '', COMMON_BINDINGS, 1) : ONE_YEAR_SECONDS;
  states.add(name, sourceOf(vertex, 'guard'), {
    ...awaitTask(states, vertex, awaits, seconds, [catchPause(hold), ...due]),
    ...states.output({ Next: choice }, undefined, { event: '$states.result' }),
    Next: choice,
  });
  states.add(choice, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: `{% $states.input.event.nodeId = ${JSON.stringify(handler.nodeId)} %}`, Next: run }],
    Default: done,
  });
  const again: Leave = { Next: timed ? done : name };
  states.add(run, { nodeId: node.def.node_id, role: 'work' }, handlerRun(states, handler, again));
  states.add(done, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output({ End: true }), End: true });
  states.add(hold, sourceOf(vertex, 'guard'), holdState(states, vertex, name));
  return { StartAt: name, States: states.states };
}

function handlerRun(states: ScopeStates, { node }: Handler, leave: Leave): AslState {
  const graph = node.inner!;
  const inner = innerStates(states, graph);
  return {
    Type: 'Parallel',
    Branches: [scopeMachine(inner) as unknown as JsonObject],
    ...states.output(leave, '$merge([$states.input.data, $states.result[0]])'),
    ...catchField(terminatedCatch(states, graph.start, graph, leave, humanNodes(graph.start, graph))),
    ...leave,
  };
}
