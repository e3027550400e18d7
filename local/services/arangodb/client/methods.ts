import { Database } from 'arangojs';
import { Analyzer } from 'arangojs/analyzers';
import { Collection } from 'arangojs/collections';
import { BatchCursor, Cursor } from 'arangojs/cursors';
import { Graph, GraphEdgeCollection, GraphVertexCollection } from 'arangojs/graphs';
import { Job } from 'arangojs/jobs';
import { Route } from 'arangojs/routes';
import { Transaction } from 'arangojs/transactions';
import { View } from 'arangojs/views';
import type { Probes } from './probe.ts';
import { administrationProbes, jobProbes } from './probes/administration.ts';
import { collectionProbes } from './probes/collections.ts';
import { contentsProbes } from './probes/contents.ts';
import { batchCursorProbes, cursorProbes, transactionProbes } from './probes/cursors.ts';
import { documentProbes } from './probes/documents.ts';
import { edgeProbes, vertexProbes } from './probes/graph-elements.ts';
import { graphProbes } from './probes/graphs.ts';
import { analyzerProbes, routeProbes, viewProbes } from './probes/others.ts';
import { queryProbes } from './probes/queries.ts';
import { serverProbes } from './probes/server.ts';
import { userProbes } from './probes/users.ts';

export interface ClientClass {
  name: string;
  /** Its public methods and accessors, as the installed client has them. */
  members: string[];
  probes: Probes;
}

const of = ({ name, prototype }: { name: string; prototype: object }, probes: Probes): ClientClass => ({
  name,
  members: Object.getOwnPropertyNames(prototype).filter(
    (member) => !member.startsWith('_') && member !== 'constructor',
  ),
  probes,
});

/** Every class of `arangojs` that talks to a server. */
export const clientClasses: ClientClass[] = [
  of(Database, { ...serverProbes, ...userProbes, ...contentsProbes, ...queryProbes, ...administrationProbes }),
  of(Collection, { ...collectionProbes, ...documentProbes }),
  of(Graph, graphProbes),
  of(GraphVertexCollection, vertexProbes),
  of(GraphEdgeCollection, edgeProbes),
  of(Cursor, cursorProbes),
  of(BatchCursor, batchCursorProbes),
  of(Transaction, transactionProbes),
  of(Job, jobProbes),
  of(Route, routeProbes),
  of(View, viewProbes),
  of(Analyzer, analyzerProbes),
];
