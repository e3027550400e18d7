import type { Run } from '../aql/run.ts';
import type { Direction } from '../aql/syntax-tree.ts';
import type { Collection } from '../storage/collection.ts';
import type { Row } from '../storage/row.ts';
import { edgesAt } from '../storage/scans.ts';
import { toNumber } from '../values/convert.ts';
import { attribute, type Json, type JsonObject } from '../values/json.ts';

export type EdgeSource = { collection: string; direction: Direction };

/** An edge as a search meets it: its document, and the vertex at its other end. */
export type Hop = { id: string; edge: JsonObject; to: string };

export type Weights = { attribute: string; fallback: number } | undefined;

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

  *hops(from: string, backwards = false): Generator<Hop> {
    for (const { collection, direction } of this.#sources) {
      const outbound = direction === 'ANY' || (direction === 'OUTBOUND') !== backwards;
      const inbound = direction === 'ANY' || (direction === 'INBOUND') !== backwards;
      if (outbound) yield* this.#at(collection, from, 'src');
      if (inbound) yield* this.#at(collection, from, 'dst', outbound);
    }
  }

  *#at(collection: Collection, from: string, end: 'src' | 'dst', skipLoops = false): Generator<Hop> {
    for (const row of edgesAt(collection, this.#run.view, end, from)) {
      this.#run.statistics.scannedIndex++;
      const to = (end === 'src' ? row.dst : row.src) as string;
      if ((skipLoops && to === from) || !this.#admits(to)) continue;
      yield { id: `${collection.name}/${row.key}`, edge: collection.toDocument(row), to };
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
    const row: Row | undefined = this.#run.collection(collection.name).find(this.#run.view, id.slice(slash + 1));
    return row === undefined ? null : collection.toDocument(row);
  }
}

export function weightOf(edge: JsonObject, weights: Weights): number {
  if (weights === undefined) return 1;
  const value = attribute(edge, weights.attribute);
  return typeof value === 'number' ? toNumber(value) : weights.fallback;
}
