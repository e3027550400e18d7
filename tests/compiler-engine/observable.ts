import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';

/** Human work shows all fields with its task, and jobs get all as their input, so that what they saw can be compared. */
export function showingAll(definition: ProcessDefinition): ProcessDefinition {
  const contextFields = ['seed', ...definition.nodes.flatMap(writtenBy)];
  const inputs = Object.fromEntries(contextFields.map((field) => [field, `{% ${field} %}`]));
  const nodes = definition.nodes.map((node) => {
    if (node.action_type === 'connector') return { ...node, config: { ...node.config, inputs } };
    return node.type === 'human_internal' ? { ...node, config: { ...node.config, contextFields } } : node;
  });
  return { ...definition, nodes };
}

const writtenBy = ({ outputs, config }: ProcessDefinition['nodes'][number]): string[] => [
  ...outputs,
  ...Object.keys((config.outputMapping ?? {}) as object),
];
