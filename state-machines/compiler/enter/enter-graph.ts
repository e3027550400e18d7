import { type Marking, tokenKey } from '#contracts/processes/index.ts';
import { reachableFrom } from '../analyse/reachability.ts';
import type { Report } from '../diagnostics/report.ts';
import { keepsElements } from '../normalize/elements.ts';
import { type CheckedNode, idOf, type ProcessGraph, type Vertex } from '../normalize/model.ts';
import { conditionsOf } from '../resolve/conditions.ts';
import { graphWrites, knownFields } from '../resolve/writes.ts';
import { checkWatches } from './check-watches.ts';
import { firstPasses, WHOLE } from './first-passes.ts';
import { type Layer, LayeredGraph } from './layers.ts';
import { placeOf } from './places.ts';
import { NotEntered, refuseJoins } from './refusals.ts';
import { forgettingNode, splitNode, startNode, tokenNode } from './virtual-nodes.ts';

/**
 * The process as it runs from the places on at which the tokens of a marking stand: a start from which all of them begin, and
 * what they can still come to. Joins wait for what can still come to them; branches without a token count as done. A subprocess
 * is entered as a whole, so that what watches it watches it anew. Undefined, with a diagnostic, where that cannot be.
 */
export function enterGraph(graph: ProcessGraph, marking: Marking, report: Report): ProcessGraph | undefined {
  const given = 'tokens' in marking ? (marking.fields ?? []) : [];
  const fields = [...new Set([...knownFields(graph), ...given])];
  try {
    return new Entering(graph, fields.sort()).enter(marking, '');
  } catch (error) {
    if (!(error instanceof NotEntered)) throw error;
    error.tell(report);
    return undefined;
  }
}

/** Enters one graph: the process, or a subprocess of the drawing within it. */
class Entering {
  readonly #graph: ProcessGraph;
  readonly #fields: readonly string[];
  readonly #made: LayeredGraph;
  /** Conditional events, which may have been told something before. */
  readonly #conditions: readonly string[];
  #passes: ReadonlyMap<Vertex, Layer> = new Map();

  constructor(graph: ProcessGraph, fields: readonly string[]) {
    this.#graph = graph;
    this.#fields = fields;
    this.#made = new LayeredGraph(graph);
    this.#conditions = [...conditionsOf(graph).watches.keys()];
  }

  enter(marking: Marking, key: string): ProcessGraph {
    const graph = this.#graph;
    const places = [...leavesOf(marking)].map((leaf) => this.#placeOf(leaf));
    if (places.length === 1 && key === '' && places[0] === graph.start) return graph;
    this.#passes = firstPasses(graph, places);
    if (places.length > 1) refuseJoins([...this.#passes.values()]);
    const { builder, end } = this.#made;
    const start = builder.vertex(startNode(graph, key), 'node', 'exclusive', 'exclusive');
    this.#lead(marking, key, start);
    this.#made.complete();
    const entered = { ...graph, vertices: builder.vertices, edges: builder.edges, start, end };
    checkWatches(entered);
    return entered;
  }

  /** Leads a way to where a token stands, past what gives it its own data; the outermost has those of the run. */
  #lead(marking: Marking, key: string, from: Vertex): void {
    const { builder } = this.#made;
    let at = from;
    const pass = (node: CheckedNode, split: 'exclusive' | 'parallel') => {
      const vertex = builder.vertex(node, 'node', 'exclusive', split);
      builder.edge(at, vertex, 'inner');
      at = vertex;
    };
    if (key !== '') pass(tokenNode(key, this.#fields, titleOf(this.#graph, marking)), 'exclusive');
    else if (this.#conditions.length > 0) pass(forgettingNode(this.#conditions), 'exclusive');
    if (!('tokens' in marking)) {
      const place = this.#placeOf(marking);
      const to = this.#made.copy(this.#layerFor(marking, place, key), place);
      builder.edge(at, to, place === this.#graph.end ? 'exit' : 'inner');
      return;
    }
    if (marking.tokens.length > 1) pass(splitNode(key), 'parallel');
    for (const [step, token] of marking.tokens.entries()) this.#lead(token, tokenKey(key, step), at);
  }

  #placeOf(leaf: Leaf): Vertex {
    if ('ended' in leaf) return this.#graph.end;
    const nodeId = 'waits' in leaf ? leaf.waits : leaf.at;
    const place = placeOf(this.#graph, nodeId);
    if (place) return place;
    throw NotEntered.at(nodeId, this.#graph.definition.nodes.find((one) => one.node_id === nodeId)?.title);
  }

  /** A node that is not to be shared with those that come to it later gets a copy of its own. */
  #layerFor(leaf: Leaf, place: Vertex, key: string): Layer {
    const first = this.#passes.get(place) ?? WHOLE;
    const inside = 'at' in leaf ? leaf.inside : undefined;
    const isBehindEvents = place.in.some((edge) => edge.from.split === 'event' && edge.from.out.length > 1);
    const hasElements = 'at' in leaf && leaf.elements === true;
    if (!inside && !hasElements && !isBehindEvents) return first;
    const vertices = place.part === 'watch' ? ownOf(place) : new Set([place]);
    const exits = new Set([...vertices].filter((vertex) => vertex.part !== 'watch'));
    const node = place.node!;
    const replaced = new Map<CheckedNode, CheckedNode>();
    if (inside) replaced.set(node, within(node, inside, key));
    if (hasElements) replaced.set(node, behindElements(node, key));
    return { vertices, exits, beyond: first, replaced };
  }
}

function within(node: CheckedNode, inside: Marking, key: string): CheckedNode {
  const { def, work, inner } = node;
  if (!inner || work.kind !== 'subprocess') throw NotEntered.within(def.node_id, def.title);
  if (work.config.multiInstance || work.config.loop) throw NotEntered.repeated(def.node_id, def.title);
  return { ...node, inner: new Entering(inner, graphWrites(inner)).enter(inside, tokenKey(key, 'i')) };
}

function behindElements(node: CheckedNode, key: string): CheckedNode {
  if (keepsElements(node)) return { ...node, elementsOf: key };
  throw NotEntered.elements(node.def.node_id, node.def.title);
}

type Leaf = Exclude<Marking, { tokens: Marking[] }>;

function* leavesOf(marking: Marking): Generator<Leaf> {
  if (!('tokens' in marking)) yield marking;
  else for (const one of marking.tokens) yield* leavesOf(one);
}

/** The vertices of the node that a watch stands before. */
const ownOf = (watch: Vertex): ReadonlySet<Vertex> =>
  new Set([...reachableFrom([watch])].filter((vertex) => idOf(vertex) === idOf(watch) && vertex.part !== 'release'));

function titleOf({ definition }: ProcessGraph, marking: Marking): string {
  const nodeId = 'at' in marking ? marking.at : 'waits' in marking ? marking.waits : undefined;
  const title = definition.nodes.find((node) => node.node_id === nodeId)?.title;
  return title === undefined ? 'Go on' : `Go on at ${title}`;
}
