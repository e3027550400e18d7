import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { end, start, subprocess, way } from './builders.ts';

type NodeInput = ProcessDefinitionInput['nodes'][number];

/** A subprocess of the same drawing. */
export const embedded = (
  id: string,
  kind: 'embedded' | 'transaction' | 'event' = 'embedded',
  config: object = {},
): NodeInput => subprocess(id, { config: { kind, ...config } });

/** Nodes that lie in a subprocess. */
export const within = (scope_id: string, ...nodes: NodeInput[]): NodeInput[] =>
  nodes.map((node) => ({ ...node, scope_id }));

/** `s_in -> … -> s_out` within the subprocess `s`. */
export const body = (scope: string, ...nodes: NodeInput[]) => ({
  nodes: within(scope, start(`${scope}_in`), ...nodes, end(`${scope}_out`)),
  flows: way(`${scope}_in`, ...nodes.map((node) => node.node_id), `${scope}_out`),
});
