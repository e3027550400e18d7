import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';

/** Nodes at which a run can go on: those that flows lead to, in subprocesses of the drawing too, but not what only events reach. */
export function entriesOf({ nodes }: ProcessDefinition): NodeDef[] {
  const known = new Map(nodes.map((node) => [node.node_id, node]));
  const undoing = new Set(nodes.map(({ config }) => config.handler));
  const onlyByEvent = (node: NodeDef | undefined): boolean =>
    node !== undefined &&
    (node.config.kind === 'event' || undoing.has(node.node_id) || onlyByEvent(known.get(node.scope_id ?? '')));
  return nodes.filter(
    (node) => !onlyByEvent(node) && !(node.config.position === 'boundary' && node.config.event === 'compensation'),
  );
}

/** What a node is called, with the subprocesses of the drawing that it lies in. */
export function pathOf({ nodes }: ProcessDefinition, node: NodeDef): string {
  const titles = [node.title];
  let scope = node.scope_id;
  while (scope !== undefined && titles.length < 20) {
    const around = nodes.find(({ node_id }) => node_id === scope);
    if (around) titles.unshift(around.title);
    scope = around?.scope_id;
  }
  return titles.join(' › ');
}
