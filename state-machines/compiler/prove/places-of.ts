import { idOf, type Vertex } from '../normalize/model.ts';

/** The nodes of a way on the drawing: the vertices of one node are one place, and the common end is none. */
export const placesOf = (path: readonly Vertex[]): string[] =>
  path
    .filter((vertex) => vertex.node)
    .map(idOf)
    .filter((id, at, ids) => id !== ids[at - 1]);
