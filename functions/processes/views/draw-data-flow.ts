import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ViewLine, ViewShape } from '#contracts/processes/index.ts';
import type { Elk } from '#process-model/drawing/arrange.ts';
import { shapeOf as shapeKindOf, sizes } from '#process-model/drawing/shape.ts';
import { arrangeGraph } from './arrange-graph.ts';
import { dataUses } from './data-uses.ts';
import { shapeOf } from './draw-flow.ts';
import type { Picture } from './picture.ts';

const DATA = { width: 148, height: 52 };
const HERE = { x: 0, y: 0 };

/** Which node gives which data, and which needs it: from left to right, as the data goes. Nodes without data are left out. */
export async function drawDataFlow(definition: ProcessDefinition, elk: Elk): Promise<Picture> {
  const uses = dataUses(definition);
  const taking = new Set(
    uses.filter(({ produces, uses: used }) => produces.length + used.length > 0).map(({ nodeId }) => nodeId),
  );
  const shapes: ViewShape[] = [
    ...definition.nodes
      .filter(({ node_id }) => taking.has(node_id))
      .map((node) => shapeOf({ node, shape: shapeKindOf(node), ...sizes[shapeKindOf(node)], ...HERE })),
    ...definition.data_definitions.map(({ name, title, schema, input }) => ({
      id: `data:${name}`,
      kind: 'data' as const,
      type: input ? 'input' : 'field',
      title: title ?? name,
      detail: [title === undefined ? undefined : name, typeOf(schema.type)].filter(Boolean).join(' · '),
      ...DATA,
      ...HERE,
    })),
  ];
  const lines: ViewLine[] = uses.flatMap(({ nodeId, produces, uses: used }) => [
    ...produces.map((name) => lineOf('produces', nodeId, `data:${name}`)),
    ...used.map((name) => lineOf('uses', `data:${name}`, nodeId)),
  ]);
  return arrangeGraph({ shapes, lines }, elk);
}

const lineOf = (kind: 'produces' | 'uses', from: string, to: string): ViewLine => ({
  id: `${kind}:${from}:${to}`,
  kind,
  from,
  to,
  points: [],
});

const typeOf = (type: unknown): string =>
  Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'any';
