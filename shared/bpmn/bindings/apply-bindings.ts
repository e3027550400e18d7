import type { Diagnostic, Flow, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { BpmnBindings, FlowBinding } from '#contracts/processes/bpmn-bindings.ts';
import { BpmnError } from '../bpmn-error.ts';
import type { ImportedProcess } from '../import-bpmn.ts';
import { bindNode, NotApplicable } from './bind-node.ts';

/**
 * Applies decisions to what was imported: each is reported, and what it decides is no longer complained of.
 * @throws BpmnError `bpmn.binding-unknown` for an element that no process has, `bpmn.binding-not-applicable`
 */
export function applyBindings(processes: readonly ImportedProcess[], bindings: BpmnBindings): ImportedProcess[] {
  refuseUnknown(processes, bindings);
  return processes.map((process) => {
    const nodes = bindNodes(process.definition, bindings);
    const flows = bindFlows(process.definition, bindings);
    const definition = {
      ...process.definition,
      nodes: nodes.nodes,
      flows: flows.flows,
      data_definitions: bindData(process.definition, bindings),
    };
    const open = process.diagnostics.filter((one) => !nodes.isDecided(one) && !flows.isDecided(one));
    return {
      ...process,
      definition,
      diagnostics: [...open, ...nodes.notes, ...flows.notes, ...bindings.data.map(dataNote)],
    };
  });
}

function refuseUnknown(processes: readonly ImportedProcess[], bindings: BpmnBindings): void {
  const ids = {
    nodes: new Set(processes.flatMap(({ definition }) => definition.nodes.map(({ node_id }) => node_id))),
    flows: new Set(processes.flatMap(({ definition }) => definition.flows.map(({ id }) => id))),
  };
  for (const kind of ['nodes', 'flows'] as const)
    for (const id of Object.keys(bindings[kind]))
      if (!ids[kind].has(id))
        throw new BpmnError(
          'bpmn.binding-unknown',
          `The bindings name ${id.slice(0, 120)}, which is no ${kind === 'nodes' ? 'node' : 'sequence flow'} of the processes that are imported.`,
          {
            path: `bindings/${kind}/${id.slice(0, 120)}`,
            help: `Correct the id, or remove the entry. Known: ${[...ids[kind]].slice(0, 10).join(', ')}${ids[kind].size > 10 ? ', …' : ''}.`,
          },
        );
}

function bindNodes(definition: ProcessDefinition, bindings: BpmnBindings) {
  const decided = new Map<string, readonly string[]>();
  const notes: Diagnostic[] = [];
  const owners = new Set(definition.nodes.map(({ scope_id }) => scope_id));
  const nodes = definition.nodes.map((given) => {
    const binding = bindings.nodes[given.node_id];
    if (!binding) return given;
    try {
      const { node, decides } = bindNode(given, binding, !owners.has(given.node_id));
      decided.set(given.node_id, decides);
      notes.push(note({ nodeId: given.node_id }, given.title, binding));
      return node;
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      throw new BpmnError('bpmn.binding-not-applicable', `“${given.title}” cannot be bound so: ${error.message}.`, {
        path: `bindings/nodes/${given.node_id}/${error.field}`,
        help: 'Remove the field from the bindings, or change the element in the document.',
      });
    }
  });
  const isDecided = ({ nodeId, code, severity }: Diagnostic): boolean =>
    nodeId !== undefined && severity !== 'info' && (decided.get(nodeId)?.includes(code) ?? false);
  return { nodes, notes, isDecided };
}

function bindFlows(definition: ProcessDefinition, { flows: bindings }: BpmnBindings) {
  const defaults = new Set(definition.flows.filter(({ id }) => bindings[id]?.isDefault).map(({ from }) => from));
  const notes = definition.flows.flatMap(({ id, label }) =>
    bindings[id] ? [note({ flowId: id }, label ?? id, bindings[id])] : [],
  );
  const flows = definition.flows.map((flow) => {
    const binding = bindings[flow.id];
    if (binding) return bindFlow(flow, binding);
    return defaults.has(flow.from) ? { ...flow, isDefault: false } : flow;
  });
  const isDecided = ({ flowId }: Diagnostic): boolean => flowId !== undefined && bindings[flowId] !== undefined;
  return { flows, notes, isDecided };
}

/** What the document declares of a field gives way. */
const bindData = ({ data_definitions }: ProcessDefinition, { data }: BpmnBindings) => [
  ...data_definitions.filter(({ name }) => !data.some((one) => one.name === name)),
  ...data,
];

const dataNote = ({ name }: BpmnBindings['data'][number]): Diagnostic => ({
  code: 'bpmn.bound',
  severity: 'info',
  field: `/data_definitions/${name}`,
  message: `The field “${name}” of the process data was bound.`,
  help: 'Change it in the bindings, or in the definition.',
});

/** A flow has a condition or is the default. */
function bindFlow({ condition: _, ...flow }: Flow, { condition, isDefault }: FlowBinding): Flow {
  return isDefault
    ? { ...flow, type: 'sequence', isDefault: true }
    : { ...flow, type: 'conditional', condition: condition!, isDefault: false };
}

const note = (place: Pick<Diagnostic, 'nodeId' | 'flowId'>, title: string, binding: object): Diagnostic => ({
  code: 'bpmn.bound',
  severity: 'info',
  ...place,
  message: `“${title}” was bound: ${Object.entries(binding)
    .filter(([key]) => key !== '$comment')
    .map(
      ([key, value]) =>
        `${key} ${typeof value === 'string' ? value.slice(0, 120) : JSON.stringify(value).slice(0, 120)}`,
    )
    .join(', ')}.`,
  help: 'Change it in the bindings, or in the definition.',
});
