import { type Edge, type EventConfig, idOf, type Vertex, type Work } from '../normalize/model.ts';
import { emitActivity } from './activity.ts';
import { arrivedOutput } from './awaited.ts';
import { emitBlock, emitBlockAs, leaveOf } from './block.ts';
import { emitCoordinatedJoins } from './coordinated-join.ts';
import { emitCycle } from './cycle.ts';
import { emitDecision } from './decision.ts';
import type { ScopeStates } from './emission.ts';
import { emitEnd } from './end.ts';
import { emitEvent, emitPass } from './event.ts';
import { emitArrivedEvent, emitEventGateway, isBehindEventGateway } from './event-gateway.ts';
import { emitLane, emitNetSplit, emitReports } from './lane.ts';
import { isPassedThrough } from './pass-through.ts';
import { emitForgetting, emitToken } from './token.ts';
import { emitReleases } from './watch.ts';

/** Emits the states of a scope and gives the name of the one that it starts with. */
export function emitScope(states: ScopeStates): string {
  const start = emitEntry(states);
  for (const vertex of states.scope.vertices) emitVertex(states, vertex);
  // Last, when every way to them is known.
  emitCoordinatedJoins(states);
  emitReports(states);
  return start;
}

function emitEntry(states: ScopeStates): string {
  if (states.scope.net) return emitLane(states);
  const { entry } = states.scope;
  if (entry.kind === 'block') {
    const name = states.name(entry.block.split, 'in parallel');
    emitBlockAs(states, entry.block, name, leaveOf(states, entry.block));
    return name;
  }
  const into: Edge = entry.edge ?? { index: -1, from: entry.vertex, to: entry.vertex, kind: 'inner' };
  return states.followToState('', entry.vertex, into);
}

function emitVertex(states: ScopeStates, vertex: Vertex): void {
  const block = states.scope.blocks.get(vertex);
  if (block) emitBlock(states, block);
  else if (vertex.part === 'cycle') emitCycle(states, vertex, vertex.node!.work.config as EventConfig);
  else if (states.scope.net?.splits.has(vertex)) emitNetSplit(states, vertex);
  else if (vertex.part === 'release') emitReleases(states, vertex, states.emission.graph);
  else if (vertex.join === 'complex') return;
  else if (vertex.node && !isPassedThrough(vertex, states.scope)) emitNode(states, vertex, vertex.node.work);
}

/** The start of what an event starts maps what that brought; the start of a process, nothing. */
function startOutput(states: ScopeStates, vertex: Vertex): string {
  const { node } = vertex;
  if (node?.work.kind !== 'start') return '{}';
  const { config } = node.work;
  return node.def.scope_id !== undefined || config.position === 'boundary'
    ? arrivedOutput(states, idOf(vertex), config)
    : '{}';
}

function emitNode(states: ScopeStates, vertex: Vertex, work: Work): void {
  switch (work.kind) {
    case 'start':
      emitPass(states, vertex, 'start', work.config.event === 'none' ? '{}' : startOutput(states, vertex));
      break;
    case 'end':
      emitEnd(states, vertex, work.config);
      break;
    case 'event':
      if (isBehindEventGateway(vertex)) emitArrivedEvent(states, vertex);
      else emitEvent(states, vertex, work.config);
      break;
    case 'decision':
      if (vertex.split === 'event') emitEventGateway(states, vertex);
      else emitDecision(states, vertex, work.config);
      break;
    case 'token':
      if (work.config.forgets) emitForgetting(states, vertex, work.config.forgets);
      else emitToken(states, vertex, work.config.key);
      break;
    default:
      if (isBehindEventGateway(vertex)) emitArrivedEvent(states, vertex);
      else emitActivity(states, vertex);
  }
}
