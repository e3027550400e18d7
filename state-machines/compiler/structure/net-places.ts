import { type Edge, idOf, type Vertex } from '../normalize/model.ts';
import type { InclusiveJoins } from '../prove/inclusive-joins.ts';
import type { NetGateway } from './model.ts';
import type { NetParts } from './nets.ts';

/** Place of the first token of a net. */
export const START = '(start)';
/** Where tokens leave it. */
export const OUTSIDE = '(outside)';

/** Finds the flows of a net at which its tokens must be reported, and names them. */
export class NetPlaces {
  readonly places = new Map<Edge, string>();
  readonly gateways: readonly NetGateway[];
  readonly #parts: NetParts;
  readonly #inclusive: InclusiveJoins;
  readonly #gathering: readonly Vertex[];
  readonly #names = new Set<string>([START, OUTSIDE]);
  readonly #reaches = new Map<Vertex, string>();

  constructor(parts: NetParts, inclusive: InclusiveJoins) {
    this.#parts = parts;
    this.#inclusive = inclusive;
    this.#gathering = parts.joins.filter((vertex) => vertex.join === 'inclusive');
    for (const join of parts.joins) {
      for (const edge of join.in) this.#place(edge);
      for (const edge of join.out) this.#place(edge);
    }
    for (const split of parts.splits) for (const edge of split.out) this.#place(edge);
    for (const vertex of parts.vertices) for (const edge of this.#turns(vertex)) this.#place(edge);
    this.gateways = parts.joins.map((join) => ({ join, reach: this.#reachOf(join) }));
  }

  /** Flows that lead outside need no place: the token is gone. */
  #place(edge: Edge): void {
    if (this.places.has(edge) || edge.to === this.#parts.stop) return;
    const plain = edge.flow?.id ?? `${idOf(edge.from)} > ${idOf(edge.to)}`;
    let name = plain;
    for (let count = 2; this.#names.has(name); count++) name = `${plain} (${count})`;
    this.#names.add(name);
    this.places.set(edge, name);
  }

  /** Flows behind which a token can come to fewer flows of inclusive joins: who waits there may have waited for it. */
  #turns(vertex: Vertex): Edge[] {
    if (this.#parts.blocks.has(vertex) || vertex.split === 'event') return [];
    const [into] = vertex.in;
    const landed = into && !this.places.has(into) ? landsAt(into) : undefined;
    const before = this.#reachable(landed ?? vertex);
    return vertex.out.filter((edge) => edge.kind !== 'boundary' && this.#reachable(edge.to) !== before);
  }

  #reachable(vertex: Vertex): string {
    const known = this.#reaches.get(vertex);
    if (known !== undefined) return known;
    const flows = this.#gathering.flatMap((join) => this.#inclusive.reachable(join, vertex));
    const text = flows.map((edge) => edge.index).join();
    this.#reaches.set(vertex, text);
    return text;
  }

  #reachOf(join: Vertex): ReadonlyMap<string, readonly Edge[]> {
    if (join.join !== 'inclusive') return new Map();
    const starts = [
      [START, this.#parts.begin] as const,
      ...[...this.places].map(([edge, name]) => [name, edge.to] as const),
    ];
    const reach = starts.map(([name, vertex]) => [name, this.#inclusive.reachable(join, vertex)] as const);
    return new Map(reach.filter(([, flows]) => flows.length > 0));
  }
}

/** An event that is entered from its activity or its gateway without a flow: its token counts as there until it leaves. */
const landsAt = ({ from, kind }: Edge): Vertex | undefined =>
  from.split === 'event' || kind === 'boundary' ? from : undefined;
