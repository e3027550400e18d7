import type { Json } from '#contracts/core/json.ts';
import { type PlacedRequest, requestsIn, withResultAsInput } from '../expressions/requests.ts';
import type { AslMachine, AslState } from './asl.ts';
import type { Emission } from './emission.ts';
import { EvaluationCalls } from './evaluation-call.ts';
import type { SourceState, StateRole } from './source-map.ts';
import { mapExpressions, requestsOf, withValues } from './state-texts.ts';

/**
 * Completes a machine in which expressions are FEEL that JSONata cannot say. Before each state that needs such values, one call of
 * the rules task gives all of them, as of one moment; they travel beside the data. What a state computes of its own result
 * is computed behind it. Where there is no such expression, nothing is added.
 */
export const addEvaluations = (machine: AslMachine, emission: Emission): void =>
  new Evaluations(emission).complete(machine);

/** The state that a chain of calls begins with, and the last of them. */
interface Chain {
  readonly first: string;
  readonly last: string;
}

class Evaluations {
  readonly #emission: Emission;
  readonly #calls: EvaluationCalls;
  #count = 0;

  constructor(emission: Emission) {
    this.#emission = emission;
    this.#calls = new EvaluationCalls(emission);
  }

  complete(machine: AslMachine): void {
    const chains = new Map<string, Chain>();
    for (const [name, state] of Object.entries(machine.States)) {
      const chain = this.#completeState(machine, name, state);
      if (chain) chains.set(name, chain);
    }
    const entries = new Map([...chains].map(([name, { first }]) => [name, first]));
    if (entries.size > 0) {
      redirect(machine, entries);
      this.#emission.sources.redirect(entries);
    }
    // Last, since these lead to the states that everything else is led away from.
    for (const [name, { last }] of chains) machine.States[last]!.Next = name;
    for (const state of Object.values(machine.States)) for (const inner of machinesIn(state)) this.complete(inner);
  }

  #completeState(machine: AslMachine, name: string, state: AslState): Chain | undefined {
    const guards = guardsOf(state, this.#emission);
    const fields = Object.keys(state).filter((key) => !INNER.includes(key) && !(key === 'Output' && isLate(state)));
    const source = this.#emission.sources.sourceOf(name)!;
    const values = new Map<string, string>();
    const needed = [...fields.map((key) => state[key]), ...guards.map((guard) => guard.Choices)].flatMap(requestsOf);
    const chain = this.#addCalls(machine, needed, values, {
      source: { nodeId: source.nodeId, role: this.#roleBefore(source) },
      catches: catchesFor(state),
      reading: (text) => text,
    });
    for (const key of values.size > 0 ? fields : []) state[key] = withValues(state[key]!, values);
    for (const guard of guards) guard.Choices = withValues(guard.Choices!, values);
    if (isLate(state) && state.Output !== undefined) this.#completeOutput(machine, name, source, state, values);
    return chain;
  }

  /** Values that depend on what the state itself gives are evaluated behind it, and the data is written behind that. */
  #completeOutput(
    machine: AslMachine,
    name: string,
    source: SourceState,
    state: AslState,
    values: Map<string, string>,
  ): void {
    const guard: SourceState = { nodeId: source.nodeId, role: 'guard' };
    const before = values.size;
    const chain = this.#addCalls(machine, requestsOf(state.Output), values, {
      source: guard,
      catches: catchesFor(state),
      reading: withResultAsInput,
    });
    const output = values.size > 0 ? withValues(state.Output!, values) : state.Output!;
    if (!chain) {
      if (before > 0) state.Output = output;
      return;
    }
    const write = this.#emission.names.allocate(this.#calls.title(source.nodeId), 'write');
    const { Next, End } = state;
    const leave = Next === undefined ? { End: End! } : { Next };
    machine.States[write] = { Type: 'Pass', Output: mapExpressions(output, withResultAsInput), ...leave };
    machine.States[chain.last]!.Next = write;
    this.#emission.sources.state(write, guard);
    this.#emission.sources.move(name, write);
    delete state.End;
    state.Output = `{% $merge([$states.input, {"result": ${resultOf(state)}}]) %}`;
    if (state.Type === 'Wait') delete state.Output;
    state.Next = chain.first;
  }

  /** Calls that answer the requests, and first those within them; what has been answered already is not asked again. */
  #addCalls(
    machine: AslMachine,
    requests: readonly PlacedRequest[],
    values: Map<string, string>,
    how: { source: SourceState; catches: readonly Json[]; reading: (source: string) => string },
  ): Chain | undefined {
    const names: string[] = [];
    for (let open = unanswered(requests, values); open.length > 0; open = unanswered(requests, values)) {
      const ready = open.filter(({ request }) => unanswered(withinRequest(request), values).length === 0);
      const { nodeId } = how.source;
      const name = this.#emission.names.allocate(this.#calls.title(nodeId), 'evaluate');
      const keys = ready.map(() => `f${++this.#count}`);
      machine.States[name] = this.#calls.state({ nodeId, requests: ready, keys, ...how, values: new Map(values) });
      this.#emission.sources.state(name, how.source);
      if (names.length > 0) machine.States[names.at(-1)!]!.Next = name;
      names.push(name);
      for (const [at, { text }] of ready.entries()) values.set(text, `$states.input.feel.${keys[at]}`);
    }
    return names.length === 0 ? undefined : { first: names[0]!, last: names.at(-1)! };
  }

  /** What the call is for its node: it prepares it, but goes on with what an activity splits into, and stays inside of guards. */
  #roleBefore({ nodeId, role }: SourceState): StateRole {
    if (role === 'guard' || role === 'skip' || role === 'done') return 'guard';
    const decides = this.#emission.graph.nodes.get(nodeId)?.work.kind === 'decision';
    return role === 'split' && !decides ? 'split' : 'evaluate';
  }
}

const INNER = ['Branches', 'ItemProcessor'];

/** Whether the state's `Output` comes after something that takes time. */
const isLate = ({ Type }: AslState): boolean => ['Task', 'Wait', 'Parallel', 'Map'].includes(String(Type));

/** Requests that have no answer yet, each once; those within them come with them. */
function unanswered(requests: readonly PlacedRequest[], values: ReadonlyMap<string, string>): PlacedRequest[] {
  const open = new Map<string, PlacedRequest>();
  for (const one of requests) {
    if (values.has(one.text)) continue;
    open.set(one.text, one);
    for (const inner of unanswered(withinRequest(one.request), values)) open.set(inner.text, inner);
  }
  return [...open.values()];
}

const withinRequest = ({ variables }: PlacedRequest['request']): PlacedRequest[] =>
  Object.values(variables).flatMap(requestsIn);

function machinesIn(state: AslState): AslMachine[] {
  // What the compiler has put there itself.
  const { Branches = [], ItemProcessor } = state as unknown as { Branches?: AslMachine[]; ItemProcessor?: AslMachine };
  return [...Branches, ...(ItemProcessor ? [ItemProcessor] : [])];
}

/** Choices that the branches of an inclusive gateway begin with: all of them are decided at the same moment, before the branches. */
function guardsOf(state: AslState, { sources }: Emission): AslState[] {
  if (state.Arguments !== undefined) return [];
  return machinesIn(state)
    .filter(({ StartAt }) => sources.sourceOf(StartAt)?.role === 'guard' && sources.sourceOf(StartAt)?.flowId)
    .map(({ StartAt, States }) => States[StartAt]!)
    .filter(({ Type }) => Type === 'Choice');
}

/** A failure to evaluate is caught like one of the work; a pause or a timeout is the work's alone, and a child's error is told otherwise. */
function catchesFor({ Catch, Resource }: AslState): Json[] {
  const isChild = String(Resource).includes('startExecution');
  return ((Catch ?? []) as { ErrorEquals: string[] }[]).filter(
    ({ ErrorEquals }) =>
      !ErrorEquals.includes('FlowMaster.Paused') &&
      !ErrorEquals.includes('States.Timeout') &&
      (!isChild || ErrorEquals.includes('States.ALL')),
  );
}

/** What of a state's result can be needed behind it. */
function resultOf({ Resource }: AslState): string {
  if (Resource === 'arn:aws:states:::lambda:invoke') return '{"Payload": $states.result.Payload}';
  return String(Resource).includes('startExecution') ? '{"Output": $states.result.Output}' : '$states.result';
}

function redirect(machine: AslMachine, entries: ReadonlyMap<string, string>): void {
  const to = (name: Json | undefined) => entries.get(String(name));
  machine.StartAt = to(machine.StartAt) ?? machine.StartAt;
  for (const state of Object.values(machine.States)) {
    const ways = [state, ...((state.Choices ?? []) as AslState[]), ...((state.Catch ?? []) as AslState[])];
    for (const way of ways) if (way.Next !== undefined) way.Next = to(way.Next) ?? way.Next;
    if (state.Default !== undefined) state.Default = to(state.Default) ?? state.Default;
  }
}
