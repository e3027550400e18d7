import type { Json } from '#contracts/core/json.ts';
import { reaching } from '../analyse/reachability.ts';
import { delimited, literal } from '../expressions/delimiters.ts';
import { type Edge, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { tokensNeeded } from '../prove/complex-joins.ts';
import { writesOf } from '../resolve/writes.ts';
import { changedFields } from './changed-fields.ts';
import { type ScopeStates, sourceOf } from './emission.ts';
import { catchPause, holdState } from './hold.ts';
import { lambdaTask } from './lambda-task.ts';
import { basePayload } from './payload.ts';
import { retriesOf } from './retries.ts';

const MISSING = 'target.join-coordinator-missing';

/**
 * A parallel join whose tokens run in different branches. A token that arrives is counted with the data it brings; the
 * last one gets the data of all and goes on, the others end their branch.
 */
export function emitCoordinatedJoins(states: ScopeStates): void {
  for (const join of states.scope.coordinated) requireCoordinator(states, join);
  // The choices first: what follows a join may arrive at another.
  const choices = [...states.scope.coordinated].map((join) => ({ join, choice: emitChoice(states, join) }));
  for (const { join, choice } of choices)
    for (const edge of join.in) {
      const name = states.arrivals.get(edge);
      if (name !== undefined) emitArrival(states, join, edge, name, choice);
    }
}

export function requireCoordinator({ emission }: Pick<ScopeStates, 'emission'>, join: Vertex): void {
  const told = emission.report.diagnostics.some((one) => one.code === MISSING && one.nodeId === idOf(join));
  if (emission.target.coordinatesJoins || told) return;
  emission.report.error(
    MISSING,
    { nodeId: idOf(join) },
    `“${titleOf(join)}” joins parallel flows that are not made of blocks, and this installation does not coordinate joins.`,
    'Draw the parallel part as a block: one gateway that splits, one that joins, and no flow across.',
  );
}

function emitChoice(states: ScopeStates, join: Vertex): string {
  const choice = states.name(join, 'all here?');
  const wait = states.name(join, 'others go on');
  // A complex gateway is no place that is passed: its way on is a flow of its own.
  const onward = join.join === 'complex' ? join.out.find((edge) => edge.kind !== 'exit') : undefined;
  const into: Edge = onward ?? { index: -1, from: join, to: join, kind: 'inner' };
  states.add(choice, sourceOf(join, 'choice'), {
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.input.joined.last = true %}', Next: states.followToState(choice, join, into) }],
    Default: wait,
  });
  states.add(wait, sourceOf(join, 'done'), { Type: 'Succeed', Output: {} });
  return choice;
}

function emitArrival(states: ScopeStates, join: Vertex, edge: Edge, name: string, choice: string): void {
  const { emission } = states;
  const hold = states.name(join, 'hold');
  const task = lambdaTask(emission, {
    vertex: join,
    context: 'executions',
    waitsForToken: false,
    payload: {
      ...basePayload(states, 'join.arrive', idOf(join), false),
      config: {
        title: literal(titleOf(join)),
        flow: flowName(edge),
        flows: join.in.map(flowName),
        ...(join.join === 'complex' && { activateAfter: tokensNeeded(join) }),
        scope: delimited(`$${states.around.block}`),
      },
      input: broughtData(states, edge),
    },
    timeoutSeconds: 60,
    retry: retriesOf(),
    catches: [catchPause(hold)],
  });
  states.add(name, sourceOf(join, 'join'), {
    ...task,
    ...states.output({ Next: choice }, '$merge([$states.input.data, $states.result.Payload.output.data])', {
      joined: '$states.result.Payload.output',
    }),
    Next: choice,
  });
  states.add(hold, sourceOf(join, 'hold'), holdState(states, join, name));
}

const flowName = (edge: Edge): string => edge.flow?.id ?? `${idOf(edge.from)}-${idOf(edge.to)}`;

/** The fields that the token has changed since its block began: a token that changed nothing must not undo what others did. */
const broughtData = (states: ScopeStates, edge: Edge): Json => changedFields(fieldsBefore(edge), states.around.base!);

/** Fields that a token may have written before it arrives by a flow. */
function fieldsBefore(edge: Edge): string[] {
  const before = [...reaching([edge.from])];
  return [
    ...new Set(before.flatMap((vertex) => (vertex.node && vertex.part === 'node' ? writesOf(vertex.node) : []))),
  ].sort();
}
