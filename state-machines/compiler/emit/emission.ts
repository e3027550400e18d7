import type { Json } from '#contracts/core/json.ts';
import type { Report } from '../diagnostics/report.ts';
import { delimited } from '../expressions/delimiters.ts';
import { type Edge, idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';
import type { Scope } from '../structure/model.ts';
import type { CompileTarget } from '../target.ts';
import { type Around, NOTHING_AROUND } from './around.ts';
import type { AslState } from './asl.ts';
import { NodeVariables } from './node-variables.ts';
import { isArrival, isFirstArrival, type Passed, passAlong } from './pass-along.ts';
import { isPassedThrough } from './pass-through.ts';
import { SourceMapBuilder, type SourceState, type SourceTransition, type StateRole } from './source-map.ts';
import { StateNames } from './state-names.ts';
import { assigning, payload, projected } from './state-output.ts';

/** What all states of one compilation share. */
export class Emission {
  readonly graph: ProcessGraph;
  /** The scope of each graph: the process and the subprocesses on its drawing. */
  readonly scopes: ReadonlyMap<ProcessGraph, Scope>;
  readonly target: CompileTarget;
  readonly report: Report;
  /** Emits the states of a branch; given, since branches and the states in them contain each other. */
  readonly emitScope: (states: ScopeStates) => string;
  /** Ids of the activities whose work can be undone. */
  readonly compensations: ReadonlySet<string>;
  readonly names = new StateNames();
  readonly sources = new SourceMapBuilder();
  readonly ofNodes = new NodeVariables((name) => this.variable(name));
  #variables = 0;

  constructor(
    graph: ProcessGraph,
    scopes: ReadonlyMap<ProcessGraph, Scope>,
    target: CompileTarget,
    report: Report,
    emitScope: (states: ScopeStates) => string,
  ) {
    this.graph = graph;
    this.scopes = scopes;
    this.compensations = new Set([...scopes.keys()].flatMap((one) => [...one.compensations.keys()]));
    this.target = target;
    this.report = report;
    this.emitScope = emitScope;
  }

  /** A variable of the state machine that nothing else uses. */
  variable(name: string): string {
    return `${name}${++this.#variables}`;
  }
}

export type Leave = { readonly Next: string } | { readonly End: true };

/** The states of one scope: the machine itself, or a branch of a parallel state. */
export class ScopeStates {
  readonly emission: Emission;
  readonly scope: Scope;
  /** Fields that the branch hands back; absent in the machine itself, which hands on everything. */
  readonly writes: readonly string[] | undefined;
  readonly around: Around;
  readonly states: Record<string, AslState> = {};
  readonly #entries = new Map<Vertex, string>();
  readonly #ends = new Map<string, string>();
  readonly #asked = new Map<Vertex, string>();
  /** Names of the states in which tokens arrive at coordinated joins, or are reported, by the flow that they come by. */
  readonly arrivals = new Map<Edge, string>();
  readonly #assignments = new Map<string, Readonly<Record<string, string>>>();
  #done: string | undefined;
  #leaving: string | undefined;

  constructor(
    emission: Emission,
    scope: Scope,
    writes: readonly string[] | undefined,
    around: Around = NOTHING_AROUND,
  ) {
    this.emission = emission;
    this.scope = scope;
    this.writes = writes;
    this.around = around;
  }

  add(name: string, source: SourceState, state: AslState): void {
    this.states[name] = assigning(state, this.#assignments.get(name));
    this.emission.sources.state(name, source);
  }

  name(vertex: Vertex, suffix?: string): string {
    return this.emission.names.allocate(titleOf(vertex), suffix);
  }

  /** Name of the state that a vertex starts with; copies of one end share a state. */
  entry(vertex: Vertex): string {
    const known = this.#entries.get(vertex);
    if (known) return known;
    const isEnd = vertex.node?.work.kind === 'end';
    const shared = isEnd ? this.#ends.get(idOf(vertex)) : undefined;
    const name = shared ?? this.name(vertex, suffixOf(vertex, this.scope));
    if (isEnd) this.#ends.set(idOf(vertex), name);
    this.#entries.set(vertex, name);
    return name;
  }

  /** Where a state named `from` goes along `edge`; passes gateways that have no state. */
  follow(from: string, edge: Edge): Leave {
    return this.#lead(from, passAlong(edge, this.scope));
  }

  /** Where a token goes on that was reported on `edge`; passes the gateway behind it, though a place. */
  followOn(from: string, edge: Edge, passed: SourceTransition): Leave {
    const { to } = edge;
    if (!isPassedThrough(to, this.scope)) return this.#lead(from, { last: edge, ...passed }, true);
    const rest = passAlong(to.out[0]!, this.scope);
    const nodes = [...passed.nodes, idOf(to), ...rest.nodes];
    return this.#lead(from, { last: rest.last, flows: [...passed.flows, ...rest.flows], nodes });
  }

  #lead(from: string, { last, flows, nodes }: Passed, reported = false): Leave {
    let leave: Leave = { End: true };
    if (!reported && isArrival(last, this.scope)) leave = { Next: this.arrival(last) };
    else if (last.to !== this.scope.stop)
      leave = { Next: isFirstArrival(last) ? this.asked(last.to) : this.entry(last.to) };
    this.emission.sources.transition(from, 'Next' in leave ? leave.Next : '', { flows, nodes });
    return leave;
  }

  /** Name of the state that asks the condition of an event beside an activity once, before it is waited for. */
  asked(vertex: Vertex): string {
    const known = this.#asked.get(vertex);
    if (known) return known;
    const name = this.name(vertex, 'holds already?');
    this.#asked.set(vertex, name);
    return name;
  }

  /** Name of the state in which a token arrives at a coordinated join, or is reported. */
  arrival(edge: Edge): string {
    const known = this.arrivals.get(edge);
    if (known) return known;
    const leaves = edge.to === this.scope.stop;
    const name = (leaves && this.#leaving) || this.name(edge.to, leaves ? 'reached' : `from ${titleOf(edge.from)}`);
    if (leaves) this.#leaving = name;
    this.arrivals.set(edge, name);
    return name;
  }

  /** Variables that a state sets beside what it does, however it is left. */
  assign(name: string, variables: Readonly<Record<string, string>>): void {
    this.#assignments.set(name, { ...this.#assignments.get(name), ...variables });
  }

  /** As `follow`, for a choice, which cannot end a machine: it goes to a state that does. */
  followToState(from: string, vertex: Vertex, edge: Edge): string {
    const leave = this.follow(from, edge);
    return 'Next' in leave ? leave.Next : this.#doneState(vertex);
  }

  #doneState(vertex: Vertex): string {
    if (this.#done) return this.#done;
    this.#done = this.name(vertex, 'done');
    this.add(this.#done, sourceOf(vertex, 'done'), { Type: 'Pass', ...this.output({ End: true }), End: true });
    return this.#done;
  }

  /**
   * The `Output` of a state that leaves by `leave` with `data` (JSONata; the data it was given when left out).
   * At the end of a branch only the fields that the branch writes are handed back.
   */
  output(leave: Leave, data?: string, extra: Readonly<Record<string, string>> = {}): { Output?: Json } {
    if ('End' in leave && this.writes) return { Output: projected(data ?? '$states.input.data', this.writes) };
    const extras = Object.entries(extra).map(([key, value]) => `, ${JSON.stringify(key)}: ${value}`);
    return { Output: delimited(payload(data ?? '$states.input.data', extras.join(''))) };
  }
}

function suffixOf(vertex: Vertex, scope: Scope): string | undefined {
  if (vertex.part === 'watch') return 'watched';
  if (vertex.part === 'release') return 'release';
  if (vertex.part === 'cycle') return 'begins';
  const implicit = vertex.part === 'split' && vertex.node?.work.kind !== 'decision';
  return implicit && (scope.blocks.has(vertex) || scope.net?.splits.has(vertex)) ? 'in parallel' : undefined;
}

export const sourceOf = (vertex: Vertex, role: StateRole): SourceState => ({ nodeId: idOf(vertex), role });
