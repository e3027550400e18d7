import type { JsonObject } from '#contracts/core/json.ts';
import { type CheckedNode, type EventConfig, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import type { AslMachine } from './asl.ts';
import { besideWatcher, graphRun } from './beside-watcher.ts';
import { mergedChanges } from './block.ts';
import { addQuestion } from './conditions.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { catchesOf, isWaitedFor, type Landing } from './interruption.ts';
import { catchField, innerStates, scopeMachine } from './scope-machine.ts';
import { terminatedCatch } from './termination.ts';
import { visitAssignment, visitExpression } from './visits.ts';
import { emitRelease, interruptingWatcher, released, type Watched } from './watcher.ts';
import { withdrawalsOf } from './withdraw.ts';

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
  const awaitedOnes = interrupting.filter((one) => isWaitedFor(states, one, vertex, graph));
  const releases = [
    ...(awaitedOnes.length > 0 ? [released(states, visit, visit)] : []),
    ...beside.map((one) => released(states, visit, one.nodeId)),
  ];
  const leave = watched.leave(name);
  const landings = interrupting.map((one) => ({ ...one, next: states.name(vertex, one.node.def.title) }));
  const machines = [
    scopeBranch(states, watched, releases),
    ...(awaitedOnes.length > 0 ? [interruptingWatcher(states, vertex, awaitedOnes, visit)] : []),
    ...beside.map((one) =>
      besideWatcher(states, vertex, visit, {
        ...one,
        graph: one.node.inner!,
        title: one.node.def.title,
        runs: one.node.def.node_id,
      }),
    ),
  ];
  const ended = releases.length > 0 ? [] : terminatedCatch(states, vertex, graph, leave, withdrawalsOf(vertex, graph));
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Parallel',
    Branches: machines as unknown as JsonObject[],
    ...states.output(leave, mergedChanges),
    ...catchField([...ended, ...catchesOf(states, { vertex, inner: graph, landings, keptUnder })]),
    ...leave,
  });
  for (const landing of landings) {
    const onward = watched.leave(landing.next);
    states.add(
      landing.next,
      { nodeId: landing.node.def.node_id, role: 'work' },
      graphRun(states, landing.node.inner!, onward),
    );
  }
  return askedFirst(states, vertex, landings, name);
}

/** Where the condition of an event that interrupts the scope holds already, the scope is not begun. */
function askedFirst(states: ScopeStates, vertex: Vertex, landings: readonly Landing[], begin: string): string {
  const ways = landings.filter((one) => one.config.event === 'conditional');
  if (ways.length === 0) return begin;
  const name = states.name(vertex, 'begins?');
  addQuestion(states, vertex, { name, ways, otherwise: begin });
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
    ...catchField(terminatedCatch(wrapper, vertex, graph, leave, withdrawalsOf(vertex, graph))),
    ...leave,
  });
  for (const [at, message] of releases.entries()) {
    const next = names[at + 1];
    emitRelease(wrapper, vertex, names[at]!, message, () => (next === undefined ? { End: true } : { Next: next }));
  }
  return { StartAt: name, States: wrapper.states };
}
