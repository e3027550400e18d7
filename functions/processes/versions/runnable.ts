import type { ProcessGraph } from '#adapters/graph/documents.ts';
import type { Artifacts } from '#adapters/graph/read-process.ts';
import { type RunnableVersion, RunnableVersionSchema, StartsOnSchema } from '#contracts/processes/index.ts';

/** A drawing has one start; `undefined`: somebody starts it. */
export function startsOn(
  nodes: readonly Pick<ProcessGraph['nodes'][number], 'node_id' | 'type' | 'scope_id' | 'config'>[],
): RunnableVersion['startsOn'] {
  const start = nodes.find((node) => node.type === 'start' && node.scope_id === undefined);
  return start && StartsOnSchema.safeParse({ ...start.config, nodeId: start.node_id }).data;
}

/** What executions needs to know of a published version. */
export const toRunnable = ({ process, nodes, data_definitions }: ProcessGraph, artifacts: Artifacts): RunnableVersion =>
  RunnableVersionSchema.parse({
    processId: process.process_id,
    version: process.version,
    name: process.name,
    stateMachineArn: process.stateMachineArn,
    stateMachineVersionArn: process.stateMachineVersionArn,
    data_definitions,
    nodes,
    sourceMap: artifacts.sourceMap,
    startsOn: startsOn(nodes),
  });
