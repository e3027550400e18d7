import type { JsonObject } from '#contracts/core/json.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { type Edge, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import type { Net } from '../structure/model.ts';
import type { Lane } from './around.ts';
import { ONE_YEAR_SECONDS } from './asl.ts';
import { changedFields } from './changed-fields.ts';
import { edgeGuard } from './edge-guard.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { netOf, placeOf } from './lane-net.ts';
import { emitAnyHolds, mayFindNone } from './no-match.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';
import { visitAssignment } from './visits.ts';

const NOT_SET = '{% "" %}';

const laneOf = (states: ScopeStates): Lane => states.around.lane!;

/** The first states of a lane: lane 0 carries the first token, the others report that they are there. */
export function emitLane(states: ScopeStates): string {
  const lane = laneOf(states);
  const begin = beginOf(states);
  const start = states.name(begin, 'lane');
  const which = states.name(begin, 'first lane?');
  const into: Edge = { index: -1, from: begin, to: begin, kind: 'inner' };
  states.add(start, sourceOf(begin, 'guard'), {
    Type: 'Pass',
    Assign: {
      [lane.number]: '{% $states.input.lane %}',
      [lane.token]: '{% $states.input.lane = 0 ? 0 : -1 %}',
      ...Object.fromEntries(variablesOf(states).map((variable) => [variable, NOT_SET])),
    },
    ...states.output({ Next: which }),
    Next: which,
  });
  states.add(which, sourceOf(begin, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: `{% $${lane.number} = 0 %}`, Next: states.followToState(which, begin, into) }],
    Default: lane.report,
  });
  return start;
}

/** A split tells the coordinator where its tokens go. */
export function emitNetSplit(states: ScopeStates, vertex: Vertex): void {
  const { scope } = states;
  const fails = vertex.split === 'inclusive' && mayFindNone(vertex);
  const name = fails ? emitAnyHolds(states, vertex, states.entry(vertex)) : states.entry(vertex);
  const { report } = laneOf(states);
  const places = vertex.out.map((edge) => {
    const guard = vertex.split === 'inclusive' ? edgeGuard(vertex, edge) : undefined;
    const place = JSON.stringify(placeOf(scope, edge));
    return guard === undefined ? place : `(${guard}) ? ${place}`;
  });
  const runs = placesThatRun(scope.net!);
  const silent = vertex.split === 'parallel' ? vertex.out.filter((edge) => !runs.includes(edge)) : [];
  const flows = silent.flatMap((edge) => edge.flow?.id ?? []);
  states.emission.sources.transition(name, report, { flows, nodes: [] });
  const begins = vertex === beginOf(states) || vertex.part === 'watch';
  states.add(name, sourceOf(vertex, begins ? 'guard' : 'split'), {
    Type: 'Pass',
    ...(vertex.part === 'watch' && { Assign: visitAssignment(states, idOf(vertex)) }),
    ...states.output({ Next: report }, undefined, { to: `[${places.join(', ')}]` }),
    Next: report,
  });
}

/** The states in which the lane reports its token, and is told where to go on. */
export function emitReports(states: ScopeStates): void {
  const { net } = states.scope;
  if (!net) return;
  const { report } = laneOf(states);
  emitTask(states, net);
  for (const [edge, name] of states.arrivals) {
    if (states.states[name]) continue;
    const joined = net.joins.some(({ join }) => join === edge.to && !goesOnIn(net, join));
    const at = edge.to.node ? edge.to : edge.from;
    states.add(name, sourceOf(at, joined ? 'join' : 'guard'), {
      Type: 'Pass',
      ...states.output({ Next: report }, undefined, { to: JSON.stringify([placeOf(states.scope, edge)]) }),
      Next: report,
    });
  }
}

function emitTask(states: ScopeStates, net: Net): void {
  const lane = laneOf(states);
  const begin = beginOf(states);
  const hold = states.name(begin, 'hold');
  const next = states.name(begin, 'where to?');
  const done = states.name(begin, 'lane ends');
  const variables = variablesOf(states);
  const told = (variable: string) => `$states.result.variables.${variable}`;
  const task = lambdaTask(states.emission, {
    vertex: begin,
    context: 'executions',
    waitsForToken: true,
    payload: {
      ...basePayload(states, 'join.move', idOf(begin), true),
      config: {
        title: literal(titleOf(begin)),
        net: netOf(states.scope) as unknown as JsonObject,
        scope: delimited(`$${lane.visit}`),
        lane: delimited(`$${lane.number}`),
        token: delimited(`$${lane.token}`),
        to: '{% $exists($states.input.to) ? $states.input.to : [] %}',
        ...(variables.length > 0 && {
          variables: Object.fromEntries(variables.map((one) => [one, delimited(`$${one}`)])),
        }),
      },
      input: changedFields(states.writes ?? [], lane.base),
    },
    timeoutSeconds: ONE_YEAR_SECONDS,
    // A report may be repeated: it moves its token once.
    retry: retriesOf({
      errors: ['States.TaskFailed'],
      maxAttempts: 8,
      intervalSeconds: 1,
      backoffRate: 2,
      maxDelaySeconds: 60,
    }),
    catches: [catchPause(hold)],
  });
  states.add(lane.report, sourceOf(begin, 'guard'), {
    ...task,
    Assign: {
      [lane.token]: '{% $states.result.token %}',
      ...Object.fromEntries(variables.map((one) => [one, `{% $exists(${told(one)}) ? ${told(one)} : "" %}`])),
    },
    ...states.output({ Next: next }, `$merge([$${lane.base}, $states.result.data])`, { place: '$states.result.place' }),
    Next: next,
  });
  states.add(next, sourceOf(begin, 'guard'), {
    Type: 'Choice',
    Choices: placesThatRun(net).map((edge) => ({
      Condition: `{% $states.input.place = ${JSON.stringify(net.places.get(edge))} %}`,
      Next: emitOnward(states, net, next, edge),
    })),
    Default: done,
  });
  states.add(done, sourceOf(begin, 'guard'), {
    Type: 'Pass',
    Output: changedFields(states.writes ?? [], lane.base),
    End: true,
  });
  states.add(hold, sourceOf(begin, 'hold'), holdState(states, begin, lane.report));
}

/** Where a token goes on that runs from a place. Ways that meet at once have a state each, which tells them apart. */
function emitOnward(states: ScopeStates, net: Net, choice: string, edge: Edge): string {
  const joined = net.joins.some(({ join }) => join === edge.from);
  const flows = joined || net.splits.has(edge.from) ? [edge.flow?.id ?? []].flat() : [];
  const via = states.name(edge.to, `on from ${titleOf(edge.from)}`);
  const leave = states.followOn(via, edge, { flows, nodes: joined ? [idOf(edge.from)] : [] });
  states.emission.sources.transition(choice, via, { flows: [], nodes: [] });
  states.add(via, sourceOf(edge.to, 'guard'), { Type: 'Pass', ...states.output(leave), ...leave });
  return via;
}

/** Flows from which tokens run on; on the others they wait. */
const placesThatRun = ({ places, joins }: Net): Edge[] =>
  [...places.keys()].filter((edge) => !joins.some(({ join }) => join === edge.to));

const goesOnIn = (net: Net, join: Vertex): boolean => placesThatRun(net).some((edge) => edge.from === join);

const beginOf = ({ scope }: ScopeStates): Vertex => (scope.entry.kind === 'vertex' ? scope.entry.vertex : scope.stop);

/** Variables that the token takes with it from lane to lane: the names of visits, and how far timers have come. */
const variablesOf = ({ scope, emission }: ScopeStates): string[] =>
  scope.vertices.flatMap((vertex) => {
    if (vertex.part === 'watch') return [emission.ofNodes.visitOf(idOf(vertex))];
    return vertex.part === 'cycle' ? [emission.ofNodes.cycleOf(idOf(vertex))] : [];
  });
