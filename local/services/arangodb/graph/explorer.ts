import type { Run } from '../aql/run.ts';
import type { Direction } from '../aql/syntax-tree.ts';
import type { Collection } from '../storage/collection.ts';
import type { Row } from '../storage/row.ts';
import { edgesAt } from '../storage/scans.ts';
import { attribute, type Json, type JsonObject } from '../values/json.ts';

export type EdgeSource = { collection: string; direction: Direction };

export type Weights = { attribute: string; fallback: number } | undefined;

/** An edge that a search has met. Its document is only read from the row when somebody asks for it. */
export class Edge {
  readonly id: string;
  readonly #collection: Collection;
  readonly #row: Row;
  #document: JsonObject | undefined;

  constructor(collection: Collection, row: Row) {
    this.id = `${collection.name}/${row.key}`;
    this.#collection = collection;
    this.#row = row;
  }

  get document(): JsonObject {
    this.#document ??= this.#collection.toDocument(this.#row);
    return this.#document;
  }
}

/** A step along an edge, to the vertex at its other end. */
export type Hop = { edge: Edge; to: string };

/** Walks one graph for one query: hops out of a vertex, and vertices by id, each read once. */
export class Explorer {
  readonly #run: Run;
  readonly #sources: { collection: Collection; direction: Direction }[];
  readonly #vertices = new Map<string, Json>();
  /** Vertices in other collections are neither returned nor passed. */
  readonly #vertexCollections: Set<string> | undefined;

  constructor(run: Run, sources: EdgeSource[], vertexCollections?: string[]) {
    this.#run = run;
    this.#sources = sources.map(({ collection, direction }) => ({ collection: run.collection(collection), direction }));
    this.#vertexCollections = vertexCollections === undefined ? undefined : new Set(vertexCollections);
  }

  hops(from: string, backwards = false): Hop[] {
    this.#run.tick();
    const hops: Hop[] = [];
    for (const { collection, direction } of this.#sources) {
      const outbound = direction === 'ANY' || (direction === 'OUTBOUND') !== backwards;
      const inbound = direction === 'ANY' || (direction === 'INBOUND') !== backwards;
      if (outbound) this.#collect(hops, collection, from, 'src', false);
      if (inbound) this.#collect(hops, collection, from, 'dst', outbound);
    }
    return hops;
  }

  /** An edge from a vertex to itself is met at both ends, but counts once. */
  #collect(hops: Hop[], collection: Collection, from: string, end: 'src' | 'dst', skipLoops: boolean): void {
    for (const row of edgesAt(collection, this.#run.view, end, from)) {
      this.#run.statistics.scannedIndex++;
      const to = (end === 'src' ? row.dst : row.src) as string;
      if ((skipLoops && to === from) || !this.#admits(to)) continue;
      hops.push({ edge: new Edge(collection, row), to });
    }
  }

  #admits(id: string): boolean {
    return this.#vertexCollections === undefined || this.#vertexCollections.has(id.slice(0, id.indexOf('/')));
  }

  /** The vertex's document, or null where an edge points at nothing. */
  vertex(id: string): Json {
    let document = this.#vertices.get(id);
    if (document === undefined) {
      document = this.#read(id);
      this.#vertices.set(id, document);
    }
    return document;
  }

  #read(id: string): Json {
    const slash = id.indexOf('/');
    const collection = this.#run.database.catalog.find(id.slice(0, slash));
    if (collection === undefined) return null;
    this.#run.statistics.documentLookups++;
    const row = this.#run.collection(collection.name).find(this.#run.view, id.slice(slash + 1));
    return row === undefined ? null : collection.toDocument(row);
  }
}

export function weightOf(edge: Edge, weights: Weights): number {
  if (weights === undefined) return 1;
  const value = attribute(edge.document, weights.attribute);
  return typeof value === 'number' ? value : weights.fallback;
}
