import assert from 'node:assert/strict';
import type { Collection, EdgeCollection } from 'arangojs/collections';
import type { Graph } from 'arangojs/graphs';
import { failureOf, type Scratch } from '../testing/scratch.ts';

/** A server with a database to try things in. */
export class Trial {
  readonly db: Scratch['db'];
  readonly url: string;
  #names = 0;

  constructor({ db, url }: Scratch) {
    this.db = db;
    this.url = url;
  }

  /** A name that nothing has yet. */
  name(prefix = 'n'): string {
    return `${prefix}${++this.#names}`;
  }

  async collection(...documents: object[]): Promise<Collection> {
    const collection = await this.db.createCollection(this.name('c'));
    if (documents.length > 0) await collection.saveAll(documents);
    return collection as Collection;
  }

  /** Documents a and b, and an edge e from a to b. */
  async pair(): Promise<{ vertices: Collection; edges: EdgeCollection }> {
    const vertices = await this.collection({ _key: 'a' }, { _key: 'b' });
    const edges = await this.db.createEdgeCollection(this.name('e'));
    await edges.save({ _key: 'e', _from: `${vertices.name}/a`, _to: `${vertices.name}/b` });
    return { vertices, edges };
  }

  async graph(): Promise<{ graph: Graph; vertices: string; edges: string }> {
    const [vertices, edges] = [this.name('v'), this.name('e')];
    const graph = await this.db.createGraph(this.name('g'), [{ collection: edges, from: [vertices], to: [vertices] }]);
    const collection = graph.vertexCollection(vertices);
    for (const _key of ['a', 'b']) await collection.save({ _key });
    await graph.edgeCollection(edges).save({ _key: 'e', _from: `${vertices}/a`, _to: `${vertices}/b` });
    return { graph, vertices, edges };
  }
}

/** What a method of the client is tried with, and what comes of it. */
export type Probe =
  | { kind: 'client' }
  | { kind: 'works'; run: (trial: Trial) => Promise<void> }
  | { kind: 'refused'; errorNum: number; run: (trial: Trial) => Promise<void> };
export type Probes = Record<string, Probe>;

/** It sends no request. */
export const client: Probe = { kind: 'client' };

export const works = (run: (trial: Trial) => Promise<unknown>): Probe => ({
  kind: 'works',
  run: async (trial) => {
    await run(trial);
  },
});

/** Whether what a method answers is (or, for objects, has) what is expected. */
export const gives = (call: (trial: Trial) => unknown, expected: unknown): Probe =>
  works(async (trial) => {
    has(await call(trial), expected);
  });

/** The server says by number that it does not do this. */
export const refused = (errorNum: number, call: (trial: Trial) => Promise<unknown>): Probe => ({
  kind: 'refused',
  errorNum,
  run: async (trial) => {
    assert.equal((await failureOf(call(trial))).errorNum, errorNum);
  },
});

export function has(actual: unknown, expected: unknown): void {
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected))
    assert.partialDeepStrictEqual(actual, expected);
  else assert.deepEqual(actual, expected);
}
