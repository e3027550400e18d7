import type { ProcessGraph } from '#adapters/graph/documents.ts';
import type { Artifacts } from '#adapters/graph/read-process.ts';
import { type RunnableVersion, RunnableVersionSchema } from '#contracts/processes/index.ts';

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
  });
