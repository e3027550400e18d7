import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { FieldChange } from '#contracts/processes/diff.ts';

/** Flows out of each decision, in the order in which their conditions are asked. */
function asked({ nodes, flows }: ProcessDefinition): Map<string, string[]> {
  const byNode = new Map(
    nodes.filter(({ type }) => type === 'decision').map(({ node_id }) => [node_id, [] as string[]]),
  );
  for (const { id, from } of flows) byNode.get(from)?.push(id);
  return byNode;
}

/** Decisions whose conditions are asked in another order: the first that holds decides. */
export function diffFlowOrder(before: ProcessDefinition, after: ProcessDefinition): Map<string, FieldChange> {
  const [from, to] = [asked(before), asked(after)];
  const changes = new Map<string, FieldChange>();
  for (const [node, flows] of from) {
    const others = to.get(node) ?? [];
    if (reordered(flows, others))
      changes.set(node, { path: '/flowOrder', change: 'changed', before: flows, after: others, meaning: true });
  }
  return changes;
}

const reordered = (before: readonly string[], after: readonly string[]): boolean => {
  const kept = before.filter((id) => after.includes(id));
  return after.filter((id) => kept.includes(id)).some((id, at) => id !== kept[at]);
};

/** Bands in another order: drawn differently, the same process. */
export function diffLaneOrder(from: ProcessDefinition, to: ProcessDefinition): FieldChange | undefined {
  const [before, after] = [from.lanes.map(({ id }) => id), to.lanes.map(({ id }) => id)];
  return reordered(before, after) ? { path: '/lanes', change: 'changed', before, after, meaning: false } : undefined;
}
