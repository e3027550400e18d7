import {
  type ProcessDefinition,
  type ProcessDefinitionInput,
  ProcessDefinitionSchema,
} from '#contracts/process-definition/index.ts';

type Node = ProcessDefinitionInput['nodes'][number];
type Flow = ProcessDefinitionInput['flows'][number];

export const define = (definition: ProcessDefinitionInput): ProcessDefinition =>
  ProcessDefinitionSchema.parse(definition);

export const node = (node_id: string, type: Node['type'], title: string, more: Partial<Node> = {}): Node => ({
  node_id,
  type,
  title,
  ...more,
});

/** `flow('a', 'b')`, with id `a_b`. */
export const flow = (from: string, to: string, more: Partial<Flow> = {}): Flow => ({
  id: `${from}_${to}`,
  from,
  to,
  ...more,
});
export const when = (from: string, to: string, label: string, condition: string): Flow =>
  flow(from, to, { type: 'conditional', label, condition });
export const otherwise = (from: string, to: string, label: string): Flow => flow(from, to, { label, isDefault: true });
/** A chain of flows through the nodes. */
export const chain = (...ids: string[]): Flow[] => ids.slice(1).map((to, at) => flow(ids[at] ?? '', to));
