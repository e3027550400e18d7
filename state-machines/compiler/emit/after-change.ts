import { delimited } from '../expressions/delimiters.ts';
import { idOf, type Vertex } from '../normalize/model.ts';
import { conditionsOf, type Watch } from '../resolve/conditions.ts';
import { broughtFields, conditionHolds, conditionMessage } from './conditions.ts';
import { addCoordination } from './coordination.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';
import { ESCALATED } from './escalation.ts';
import { eventCause } from './watcher.ts';

/**
 * Asks, behind a state that has changed the data, the conditions that read what it writes. `from` is that state. Where one
 * has come to hold, an event that ends what the state lies in is a failure under its own name, and any other is told by a
 * message; one that holds no more has its message taken back. While nothing changes, nothing is called.
 */
export function askConditions(
  states: ScopeStates,
  vertex: Vertex,
  from: string,
  onward: (from: string) => Leave,
): ((name: string) => Leave) | undefined {
  const asked = conditionsOf(states.emission.graph).asked.get(idOf(vertex));
  if (!asked || vertex.part !== 'node') return undefined;
  const names = asked.map(({ watch }) => states.name(vertex, `${watch.event.title}?`));
  const nextOf = (at: number) => (name: string) =>
    names[at + 1] === undefined ? onward(name) : { Next: names[at + 1]! };
  for (const [at, { watch, inside }] of asked.entries()) {
    const name = names[at]!;
    if (inside && watch.event.config.interrupting) failWhereItHolds(states, vertex, name, watch, nextOf(at));
    else tellChange(states, vertex, from, name, watch, nextOf(at));
  }
  return () => ({ Next: names[0]! });
}

function failWhereItHolds(
  states: ScopeStates,
  vertex: Vertex,
  name: string,
  watch: Watch,
  leaving: (name: string) => Leave,
): void {
  const { nodeId } = watch.event;
  const failed = states.name(vertex, `${watch.event.title} interrupts`);
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [{ Condition: delimited(conditionHolds(watch.event)), Next: failed }],
    Default: stateFor(states, vertex, name, leaving),
  });
  states.add(failed, sourceOf(vertex, 'guard'), {
    Type: 'Fail',
    Error: `${ESCALATED}.${nodeId}`,
    Cause: eventCause(`{"nodeId": ${JSON.stringify(nodeId)}, "output": ${broughtFields(watch)}}`),
  });
}

function tellChange(
  states: ScopeStates,
  vertex: Vertex,
  from: string,
  name: string,
  watch: Watch,
  leaving: (name: string) => Leave,
): void {
  const holds = conditionHolds(watch.event);
  const held = states.emission.variable('held');
  states.assign(from, { [held]: delimited(holds) });
  const tell = states.name(vertex, `tell ${watch.event.title}`);
  const takeBack = states.name(vertex, `take back ${watch.event.title}`);
  states.add(name, sourceOf(vertex, 'guard'), {
    Type: 'Choice',
    Choices: [
      { Condition: delimited(`$not($${held}) and (${holds})`), Next: tell },
      { Condition: delimited(`$${held} and $not(${holds})`), Next: takeBack },
    ],
    Default: stateFor(states, vertex, name, leaving),
  });
  const config = conditionMessage(states, watch.event.nodeId);
  const calls = [
    [tell, 'message.publish', delimited(broughtFields(watch))],
    [takeBack, 'message.withdraw', {}],
  ] as const;
  for (const [state, operation, input] of calls) {
    const leave = leaving(state);
    addCoordination(states, vertex, state, { operation, config, input }, { ...states.output(leave), ...leave });
  }
}

/** A choice cannot end a machine or a branch: there, a state behind it does. */
function stateFor(states: ScopeStates, vertex: Vertex, choice: string, leaving: (name: string) => Leave): string {
  const leave = leaving(choice);
  if ('Next' in leave) return leave.Next;
  const done = states.name(vertex, 'done');
  states.add(done, sourceOf(vertex, 'done'), { Type: 'Pass', ...states.output(leave), ...leave });
  return done;
}
