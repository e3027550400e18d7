import { isDrawn } from '#contracts/processes/index.ts';
import { elementOf, isPart } from '../normalize/ad-hoc/element-of.ts';

/**
 * What a state does for its node:
 * `work` the activity itself; `enter` prepares it; `hold` waits while the run is paused; `error` sorts out how it
 * failed; `wait` a timer; `await` a message or signal; `throw` publishes one; `boundary` an event attached to an
 * activity that has fired; `choice` a decision; `evaluate` its decision model; `split` tokens that run beside each
 * other (its exit is the join); `guard` decides whether a branch of an inclusive gateway runs; `skip` a branch that
 * does not; `join` the arrival of a token at a join that other branches lead to as well; `done` the end of a branch; `instances` a multi-instance activity; `end` an end; `start` a start that
 * maps data.
 */
export type StateRole =
  | 'work'
  | 'enter'
  | 'hold'
  | 'error'
  | 'wait'
  | 'await'
  | 'throw'
  | 'boundary'
  | 'choice'
  | 'evaluate'
  | 'split'
  | 'guard'
  | 'skip'
  | 'done'
  | 'join'
  | 'instances'
  | 'end'
  | 'start';

export interface SourceState {
  readonly nodeId: string;
  readonly role: StateRole;
  /** Where tokens run beside each other: the node at which they meet, where there is one. */
  readonly join?: string;
  /** `split` only: how many tokens run beside each other. */
  readonly branches?: number;
  /** Of the lanes that carry the tokens of a net: how many there are. */
  readonly lanes?: number;
  /** `instances` only, where elements that are done can stay so when the run is moved: whether it does all, or those that are left. */
  readonly elements?: 'all' | 'left';
  /** Of those that are left: the token whose `done` the run is given. */
  readonly token?: string;
  /** `guard` and `skip` only: the flow that is guarded. */
  readonly flowId?: string;
}

/** What is passed between two states without a state of its own: flows, and gateways that only merge. */
export interface SourceTransition {
  readonly flows: readonly string[];
  readonly nodes: readonly string[];
}

/** Projects the history of a run onto the process: state → node, and state → next state → what lies between. */
export interface SourceMap {
  readonly startNodeId: string;
  /** Fields of the data that the process knows: those that it writes, and its data definitions. */
  readonly fields: readonly string[];
  readonly states: Readonly<Record<string, SourceState>>;
  /** From the start, the key is the empty string; to the end of a machine or branch, likewise. */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, SourceTransition>>>>;
}

export class SourceMapBuilder {
  readonly #states: Record<string, SourceState> = {};
  readonly #transitions: Record<string, Record<string, SourceTransition>> = {};

  state(name: string, source: SourceState): void {
    this.#states[name] = source;
  }

  transition(from: string, to: string, passed: SourceTransition): void {
    const between = { flows: passed.flows.filter(isDrawn), nodes: passed.nodes.filter(isDrawn) };
    if (between.flows.length === 0 && between.nodes.length === 0) return;
    this.#transitions[from] ??= {};
    this.#transitions[from][to] ??= between;
  }

  sourceOf(name: string): SourceState | undefined {
    return this.#states[name];
  }

  /** What led to a state leads to the one that was put before it. */
  redirect(entries: ReadonlyMap<string, string>): void {
    for (const [from, ways] of Object.entries(this.#transitions))
      this.#transitions[from] = Object.fromEntries(
        Object.entries(ways).map(([to, between]) => [entries.get(to) ?? to, between]),
      );
  }

  /** What led on from a state leads on from the one that was put behind it. */
  move(from: string, to: string): void {
    const ways = this.#transitions[from];
    if (!ways) return;
    delete this.#transitions[from];
    this.#transitions[to] = ways;
  }

  build(startNodeId: string, fields: readonly string[]): SourceMap {
    const states = Object.entries(this.#states).map(([name, source]) => [name, asDrawn(source)] as const);
    const transitions = Object.entries(this.#transitions).map(
      ([from, ways]) =>
        [from, Object.fromEntries(Object.entries(ways).map(([to, one]) => [to, drawnIn(one)]))] as const,
    );
    return { startNodeId, fields, states: Object.fromEntries(states), transitions: Object.fromEntries(transitions) };
  }
}

/** What the compiler has put into a subprocess itself surrounds the work of that. */
function asDrawn({ join, ...source }: SourceState): SourceState {
  const met = join === undefined || isPart(join) ? {} : { join };
  if (!isPart(source.nodeId)) return { ...source, ...met };
  return { nodeId: elementOf(source.nodeId), role: source.role === 'hold' ? 'hold' : 'guard' };
}

const drawnIn = ({ flows, nodes }: SourceTransition): SourceTransition => ({
  flows: flows.filter((id) => !isPart(id)),
  nodes: nodes.filter((id) => !isPart(id)),
});
