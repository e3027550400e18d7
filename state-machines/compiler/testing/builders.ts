import {
  type ProcessDefinition,
  type ProcessDefinitionInput,
  ProcessDefinitionSchema,
} from '#contracts/process-definition/index.ts';
import type { CompileTarget } from '../target.ts';

type NodeInput = ProcessDefinitionInput['nodes'][number];
type FlowInput = ProcessDefinitionInput['flows'][number];

const arn = (context: string) => `arn:aws:lambda:us-east-1:000000000000:function:${context}-tasks`;
const CONTEXTS = ['tasks', 'executions', 'integrations', 'notifications', 'agents', 'rules', 'sdx'];

export const aTarget = (overrides: Partial<CompileTarget> = {}): CompileTarget => ({
  tenantId: 'a0000000-0000-4000-8000-000000000001',
  processId: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZZ',
  version: '1.0.0',
  taskFunctions: Object.fromEntries(CONTEXTS.map((context) => [context, arn(context)])),
  coordinatesJoins: true,
  decisionModels: true,
  ...overrides,
});

const node = (node_id: string, type: NodeInput['type'], overrides: Partial<NodeInput>): NodeInput => ({
  node_id,
  type,
  title: node_id,
  ...overrides,
});

export const start = (id = 'start', overrides: Partial<NodeInput> = {}) => node(id, 'start', overrides);
export const end = (id = 'end', overrides: Partial<NodeInput> = {}) => node(id, 'end', overrides);
export const human = (id: string, overrides: Partial<NodeInput> = {}) => node(id, 'human_internal', overrides);
export const script = (id: string, overrides: Partial<NodeInput> = {}) =>
  node(id, 'machine', { action_type: 'script', config: { source: 'return {}' }, ...overrides });
/** Work that a worker of the tenant takes. */
export const job = (id: string, overrides: Partial<NodeInput> = {}) =>
  node(id, 'machine', { action_type: 'connector', config: { connector: id }, ...overrides });
export const subprocess = (id: string, overrides: Partial<NodeInput> = {}) =>
  node(id, 'subprocess', { config: { processId: 'proc_01HZZZZZZZZZZZZZZZZZZZZZZY' }, ...overrides });
export const gateway = (
  id: string,
  kind: 'exclusive' | 'inclusive' | 'parallel' | 'event_based',
  overrides: Partial<NodeInput> = {},
) => node(id, 'decision', { config: { gateway: kind }, ...overrides });
export const event = (id: string, config: NodeInput['config'], overrides: Partial<NodeInput> = {}) =>
  node(id, 'event', { config: config ?? {}, ...overrides });

/** An event on the border of an activity. */
export const boundary = (id: string, attachedTo: string, config: object, overrides: Partial<NodeInput> = {}) =>
  event(id, { position: 'boundary', attachedTo, ...config }, overrides);

/** A receive task: a message event that is an activity. */
export const receive = (id: string, overrides: Partial<NodeInput> = {}) =>
  node(id, 'event', {
    ...overrides,
    config: { task: true, event: 'message', position: 'catch', name: id, ...overrides.config },
  });

/** `a -> b`, with a condition or as the default where it leaves a decision. */
export const flow = (from: string, to: string, overrides: Partial<FlowInput> = {}): FlowInput => ({
  id: `${from}_${to}`,
  from,
  to,
  ...overrides,
});

/** Flows along a way through the process. */
export const way = (...ids: string[]): FlowInput[] => ids.slice(1).map((to, at) => flow(ids[at]!, to));

export const aProcess = (
  nodes: NodeInput[],
  flows: FlowInput[],
  overrides: Partial<ProcessDefinitionInput> = {},
): ProcessDefinition => ProcessDefinitionSchema.parse({ name: 'Test process', nodes, flows, ...overrides });
