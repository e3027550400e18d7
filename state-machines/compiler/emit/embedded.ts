import type { JsonObject } from '#contracts/core/json.ts';
import { delimited } from '../expressions/delimiters.ts';
import { objectExpression } from '../expressions/template.ts';
import { idOf, isActivity, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import type { AslMachine, AslState } from './asl.ts';
import { inputBindings } from './bindings.ts';
import { addCoordination } from './coordination.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { escalationsPassing } from './escalation.ts';
import { catchesOf, type Landing } from './interruption.ts';
import type { Passage } from './passage.ts';
import { catchField, innerStates, scopeMachine } from './scope-machine.ts';
import { terminatedCatch } from './termination.ts';
import { visitAssignment, visitExpression } from './visits.ts';
import { emitWatchedScope } from './watched-scope.ts';
import { withdrawalsOf } from './withdraw.ts';

/**
 * A subprocess of the same drawing: a parallel state with its scope as the only branch, so that whatever ends the scope
 * is caught there. Its nodes read and write the process data; the branch hands back what they wrote.
 */
export function emitEmbedded(states: ScopeStates, vertex: Vertex, passage: Passage): void {
  const graph = vertex.node!.inner!;
  const visit = scopeVisit(vertex);
  const landings: Landing[] = passage.events.map((event) => ({
    nodeId: idOf(event.vertex),
    config: event.config,
    next: states.entry(event.vertex),
  }));
  const keeps = (landings.length > 0 || graph.handlers.length > 0) && graphWrites(graph).length > 0;
  const keptUnder = keeps ? visitExpression(states, visit) : undefined;
  const run = keeps || graph.handlers.length > 0 ? states.name(vertex, 'run') : passage.entry;
  if (run !== passage.entry)
    states.add(passage.entry, sourceOf(vertex, 'enter'), {
      Type: 'Pass',
      Assign: visitAssignment(states, visit),
      Next: run,
    });
  const inner = innerStates(states, graph, keptUnder);
  const machine = graph.handlers.length > 0 ? watchedMachine(states, vertex, graph, keptUnder) : scopeMachine(inner);
  const leave = gathered(states, vertex, keptUnder, run, passage);
  const ended =
    graph.handlers.length > 0 ? [] : terminatedCatch(states, vertex, graph, leave, withdrawalsOf(vertex, graph));
  const caught = catchesOf(states, {
    vertex,
    inner: graph,
    landings,
    keptUnder,
    passing: escalationsPassing(states, vertex),
  });
  states.add(run, sourceOf(vertex, 'work'), {
    Type: 'Parallel',
    ...localInputs(vertex),
    Branches: [machine as unknown as JsonObject],
    ...states.output(leave, '$merge([$states.input.data, $states.result[0]])'),
    ...catchField([...ended, ...caught]),
    ...leave,
  });
}

/** Where the subprocess is left: past a state that brings what was kept, where the last write is to win. */
function gathered(
  states: ScopeStates,
  vertex: Vertex,
  keptUnder: string | undefined,
  run: string,
  passage: Passage,
): Leave {
  if (!vertex.node!.gathers || keptUnder === undefined) return passage.leave(run);
  const name = states.name(vertex, 'gather');
  const leave = passage.leave(name);
  const call = { operation: 'scope.restore', config: { key: delimited(keptUnder) }, input: {} };
  const data = '$merge([$states.input.data, $states.result.Payload.output])';
  addCoordination(states, vertex, name, call, { ...states.output(leave, data), ...leave });
  return { Next: name };
}

export const scopeVisit = (vertex: Vertex): string => `${idOf(vertex)}#scope`;
/** Fields that the subprocess sets for what lies in it; they are not handed back unless something inside writes them. */
function localInputs(vertex: Vertex): AslState {
  const { work } = vertex.node!;
  if (!isActivity(work) || !work.config.inputs) return {};
  const inputs = objectExpression(work.config.inputs, inputBindings(vertex.node!));
  return { Arguments: delimited(`$merge([$states.input, {"data": $merge([$states.input.data, ${inputs}])}])`) };
}

/** A scope with event subprocesses, as the branch of what surrounds it. */
function watchedMachine(states: ScopeStates, vertex: Vertex, graph: ProcessGraph, keptUnder?: string): AslMachine {
  const inner = innerStates(states, graph, keptUnder);
  const leave = (): Leave => ({ End: true });
  const start = emitWatchedScope(inner, { graph, vertex, visit: scopeVisit(vertex), keptUnder, leave });
  return { StartAt: start, States: inner.states };
}
