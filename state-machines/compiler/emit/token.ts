import type { Vertex } from '../normalize/model.ts';
import { askConditions } from './after-change.ts';
import { conditionMessage } from './conditions.ts';
import { addCoordination } from './coordination.ts';
import { type Leave, type ScopeStates, sourceOf } from './emission.ts';

/**
 * Gives a token of a run that begins in the middle its own data: those of the tokens around it, but for what the run was given
 * for it. The run's input is there in every state, so nothing has to be carried. A condition that holds in them, and not around
 * them, has come true: its event may wait beside the token.
 */
export function emitToken(states: ScopeStates, vertex: Vertex, key: string): void {
  const name = states.entry(vertex);
  const onward = (from: string): Leave => states.follow(from, vertex.out[0]!);
  const leave = (askConditions(states, vertex, name, onward) ?? onward)(name);
  const own = `$lookup($states.context.Execution.Input.tokens, ${JSON.stringify(key)})`;
  const kept = '$sift($states.input.data, function($v, $k) { $not($k in $t.drop) })';
  const data = `($t := ${own}; $merge([${kept}, $t.set]))`;
  states.add(name, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output(leave, data), ...leave });
}

/** Takes back what conditional events were told before the run was moved: it begins with other data. */
export function emitForgetting(states: ScopeStates, vertex: Vertex, eventIds: readonly string[]): void {
  const names = eventIds.map((id, at) => (at === 0 ? states.entry(vertex) : states.name(vertex, `forget ${id}`)));
  for (const [at, id] of eventIds.entries()) {
    const name = names[at]!;
    const next = names[at + 1];
    const leave: Leave = next === undefined ? states.follow(name, vertex.out[0]!) : { Next: next };
    const call = { operation: 'message.withdraw', config: conditionMessage({ around: {} }, id), input: {} };
    addCoordination(states, vertex, name, call, { ...states.output(leave), ...leave });
  }
}
