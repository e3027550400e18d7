import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ElementChange } from '#contracts/processes/index.ts';
import type { Drawable } from '#process-model/drawing/model.ts';
import type { Change, Changes } from '../../../drawing/view/node-state.ts';

/** The later definition with what is gone still in it, so that one drawing shows both. */
export function bothOf(before: ProcessDefinition, after: ProcessDefinition): Drawable {
  const known = <T>(items: readonly T[], id: (item: T) => string) => new Set(items.map(id));
  const nodes = known(after.nodes, ({ node_id }) => node_id);
  const flows = known(after.flows, ({ id }) => id);
  const lanes = known(after.lanes, ({ id }) => id);
  const gone = before.nodes.filter(({ node_id }) => !nodes.has(node_id));
  // Where something is gone, positions of the two may overlap: the drawing then arranges itself.
  const place = gone.length === 0 ? (node: ProcessDefinition['nodes'][number]) => node : withoutPosition;
  return {
    nodes: [...after.nodes, ...gone].map(place),
    flows: [...after.flows, ...before.flows.filter(({ id }) => !flows.has(id))],
    lanes: [...after.lanes, ...before.lanes.filter(({ id }) => !lanes.has(id))],
  };
}

function withoutPosition({
  position: _,
  ...node
}: ProcessDefinition['nodes'][number]): ProcessDefinition['nodes'][number] {
  return node;
}

/** What became of nodes and flows, for the drawing. */
export function changesOf(changes: readonly Pick<ElementChange, 'element' | 'id' | 'change'>[]): Changes {
  const of = (kind: ElementChange['element']) =>
    new Map<string, Change>(changes.filter(({ element }) => element === kind).map(({ id, change }) => [id, change]));
  return { nodes: of('node'), flows: of('flow') };
}
