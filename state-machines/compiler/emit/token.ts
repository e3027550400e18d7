import type { Vertex } from '../normalize/model.ts';
import { type ScopeStates, sourceOf } from './emission.ts';

/**
 * Gives a token of a run that begins in the middle its own data: those of the tokens around it, but for what the run was given
 * for it. The run's input is there in every state, so nothing has to be carried.
 */
export function emitToken(states: ScopeStates, vertex: Vertex, key: string): void {
  const name = states.entry(vertex);
  const leave = states.follow(name, vertex.out[0]!);
  const own = `$lookup($states.context.Execution.Input.tokens, ${JSON.stringify(key)})`;
  const kept = '$sift($states.input.data, function($v, $k) { $not($k in $t.drop) })';
  const data = `($t := ${own}; $merge([${kept}, $t.set]))`;
  states.add(name, sourceOf(vertex, 'guard'), { Type: 'Pass', ...states.output(leave, data), ...leave });
}
