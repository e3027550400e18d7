import { GraphBuilder } from '../normalize/graph-builder.ts';
import type { CheckedNode, Edge, Vertex } from '../normalize/model.ts';

/** A copy of some vertices of a graph. What leads out of it goes to `beyond`. */
export interface Layer {
  readonly vertices: ReadonlySet<Vertex>;
  /** Vertices whose ways lead out of the layer, even to what it holds. */
  readonly exits: ReadonlySet<Vertex>;
  readonly beyond: Layer | undefined;
  /** What stands in the copy for a node. */
  readonly replaced: ReadonlyMap<CheckedNode, CheckedNode>;
}

const isIn = (layer: Layer, vertex: Vertex): boolean => layer.beyond === undefined || layer.vertices.has(vertex);

/** Builds a graph out of copies of another one: a vertex is made when something leads to it. */
export class LayeredGraph {
  readonly builder = new GraphBuilder();
  readonly end: Vertex;
  readonly #original: { readonly end: Vertex };
  readonly #copies = new Map<Layer, Map<Vertex, Vertex>>();
  readonly #open: { layer: Layer; from: Vertex; edge: Edge }[] = [];

  constructor(original: { readonly end: Vertex }) {
    this.#original = original;
    this.end = this.builder.vertex(undefined, 'end', 'exclusive', 'exclusive');
  }

  /** The copy of a vertex in a layer, or beyond it where the layer does not have it. */
  copy(layer: Layer, vertex: Vertex): Vertex {
    if (vertex === this.#original.end) return this.end;
    let at = layer;
    while (!isIn(at, vertex)) at = at.beyond!;
    const copies = this.#copies.get(at) ?? new Map<Vertex, Vertex>();
    this.#copies.set(at, copies);
    const known = copies.get(vertex);
    if (known) return known;
    const node = vertex.node && (at.replaced.get(vertex.node) ?? vertex.node);
    const made = this.builder.vertex(node, vertex.part, vertex.join, vertex.split);
    copies.set(vertex, made);
    for (const edge of vertex.out) this.#open.push({ layer: at, from: made, edge });
    return made;
  }

  /** Follows every way from what has been copied. */
  complete(): void {
    for (let next = this.#open.shift(); next; next = this.#open.shift()) {
      const { layer, from, edge } = next;
      const onward = layer.exits.has(edge.from) ? layer.beyond! : layer;
      this.builder.edge(from, this.copy(onward, edge.to), edge.kind, edge.flow);
    }
  }
}
