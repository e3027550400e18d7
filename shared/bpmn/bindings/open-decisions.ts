import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { BpmnBindings, BpmnBindingsTemplate } from '#contracts/processes/bpmn-bindings.ts';
import type { ImportedProcess } from '../import-bpmn.ts';

/** The field of a node's binding that settles a finding. */
const SETTLES: Readonly<Record<string, string>> = {
  'bpmn.work-unknown': 'jobType',
  'bpmn.script-not-translated': 'jobType',
  'bpmn.called-process-unknown': 'processId',
  'bpmn.group-unknown': 'candidateRole',
  'bpmn.inputs-needed': 'inputs',
  'bpmn.quantity-not-supported': 'quantity',
};

interface Open {
  readonly kind: 'nodes' | 'flows';
  readonly id: string;
  readonly field: string;
  readonly why: string;
}

function openOf({ code, nodeId, flowId, message: why }: Diagnostic): Open | undefined {
  if (flowId !== undefined && code === 'bpmn.expression-not-translated')
    return { kind: 'flows', id: flowId, field: 'condition', why };
  const field = SETTLES[code];
  return nodeId === undefined || field === undefined ? undefined : { kind: 'nodes', id: nodeId, field, why };
}

/** Ways out of a choice that no condition leads to; documents that are drawn for reading have many. */
function unconditional({ nodes, flows }: ProcessDefinition): Open[] {
  const titles = new Map(nodes.map(({ node_id, title }) => [node_id, title]));
  const choices = nodes.filter(
    ({ type, config }) =>
      type === 'decision' && ['exclusive', 'inclusive'].includes(String(config.gateway ?? 'exclusive')),
  );
  return choices.flatMap(({ node_id, title }) => {
    const ways = flows.filter(({ from }) => from === node_id);
    const bare =
      ways.length > 1 ? ways.filter(({ condition, isDefault }) => condition === undefined && !isDefault) : [];
    return bare.map(({ id, to, label }) => {
      const way = `from “${title}” to “${titles.get(to) ?? to}”${label ? ` (${label})` : ''}`;
      const why = `No condition leads ${way}: write one, or put "isDefault": true in its place.`;
      return { kind: 'flows' as const, id, field: 'condition', why };
    });
  });
}

/**
 * Bindings to fill in: a null for each decision that is open, beside what was decided already. Each null is refused until
 * somebody has put a value in its place. Nothing when no decision is open.
 */
export function openDecisions(
  processes: readonly ImportedProcess[],
  given?: BpmnBindings,
): BpmnBindingsTemplate | undefined {
  const said = processes.flatMap(({ diagnostics }) => diagnostics.flatMap((one) => openOf(one) ?? []));
  const bare = processes.flatMap(({ definition }) => unconditional(definition));
  const open = [...said, ...bare.filter(({ id }) => !said.some((one) => one.id === id))];
  if (open.length === 0) return undefined;
  const template: BpmnBindingsTemplate = { nodes: { ...given?.nodes }, flows: { ...given?.flows } };
  for (const { kind, id, field, why } of open) {
    const { $comment, ...before } = template[kind][id] ?? {};
    const whys = typeof $comment === 'string' ? `${$comment} ${why}` : why;
    template[kind][id] = { $comment: whys, ...before, [field]: null };
  }
  return given?.data.length ? { ...template, data: given.data } : template;
}
