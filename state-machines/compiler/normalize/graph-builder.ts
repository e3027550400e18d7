import type { Flow } from '#contracts/process-definition/index.ts';
import type { CheckedNode, Edge, JoinKind, SplitKind, Vertex } from './model.ts';

/** Builds vertices and edges with their indexes; nothing else creates them. */
export class GraphBuilder {
  readonly vertices: Vertex[] = [];
  readonly edges: Edge[] = [];

  vertex(node: CheckedNode | undefined, part: Vertex['part'], join: JoinKind, split: SplitKind): Vertex {
    const vertex: Vertex = { index: this.vertices.length, node, part, split, join, in: [], out: [] };
    this.vertices.push(vertex);
    return vertex;
  }

  edge(from: Vertex, to: Vertex, kind: Edge['kind'], flow?: Flow): Edge {
    const edge: Edge = { index: this.edges.length, from, to, kind, ...(flow && { flow }) };
    this.edges.push(edge);
    from.out.push(edge);
    to.in.push(edge);
    return edge;
  }
}
