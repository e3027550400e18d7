import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';

/** A few of the compiler's diagnostics, enough to see how they are shown. */
export function diagnose({ nodes, flows }: ProcessDefinition): Diagnostic[] {
  const unreached = nodes
    .filter((node) => node.type !== 'start' && node.config.position !== 'boundary')
    .filter((node) => !flows.some(({ to }) => to === node.node_id))
    .map((node) => ({
      code: 'node.unreachable',
      severity: 'error' as const,
      nodeId: node.node_id,
      message: `No path leads to “${node.title}”.`,
      help: 'Draw a flow to it, or remove it.',
    }));
  const undecided = nodes
    .filter((node) => node.type === 'decision' && (node.config.gateway ?? 'exclusive') === 'exclusive')
    .filter((node) => {
      const out = flows.filter(({ from }) => from === node.node_id);
      return out.length > 1 && !out.some(({ isDefault }) => isDefault);
    })
    .map((node) => ({
      code: 'decision.no-default',
      severity: 'error' as const,
      nodeId: node.node_id,
      field: '/flows',
      message: `“${node.title}” has no default flow.`,
      help: 'Mark the flow that is taken when no condition holds.',
    }));
  const untimed = nodes
    .filter((node) => node.type === 'human_internal' && !node.config.dueIn)
    .map((node) => ({
      code: 'human.no-due-time',
      severity: 'warning' as const,
      nodeId: node.node_id,
      message: `“${node.title}” may wait forever.`,
      help: 'Set a due time or a boundary timer.',
    }));
  return [...unreached, ...undecided, ...untimed];
}
