import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';

export type FindingGroup = {
  /** Node that the findings are about; absent for those about the process as a whole. */
  node: { id: string; title: string } | undefined;
  diagnostics: Diagnostic[];
};

/** Findings in the order of the drawing's nodes, those about the whole first. A flow's belong to the node that it leaves. */
export function groupByNode(
  diagnostics: readonly Diagnostic[],
  { nodes, flows }: Pick<ProcessDefinition, 'nodes' | 'flows'>,
): FindingGroup[] {
  const groups = Map.groupBy(diagnostics, (one) => one.nodeId ?? flows.find(({ id }) => id === one.flowId)?.from);
  const known = nodes.flatMap(({ node_id: id, title }): FindingGroup[] => {
    const found = groups.get(id);
    groups.delete(id);
    return found ? [{ node: { id, title }, diagnostics: found }] : [];
  });
  const whole = [...groups.values()].flat();
  return whole.length > 0 ? [{ node: undefined, diagnostics: whole }, ...known] : known;
}
