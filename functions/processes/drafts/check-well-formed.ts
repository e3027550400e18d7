import type { ProblemError } from '#contracts/core/problem.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { AppError } from '#runtime/errors.ts';

const MAX_STORED_BYTES = 5_000_000;

function repeated(kind: string, path: string, field: string, ids: readonly string[]): ProblemError[] {
  const seen = new Set<string>();
  return ids.flatMap((id, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: `/${path}/${at}/${field}`,
        code: 'duplicate-id',
        message: `Another ${kind} is called "${id}".`,
        help: 'Give each its own id.',
      },
    ];
  });
}

function dangling({ nodes, flows, lanes }: ProcessDefinition): ProblemError[] {
  const nodeIds = new Set(nodes.map((node) => node.node_id));
  const laneIds = new Set(lanes.map((lane) => lane.id));
  const ends = flows.flatMap((flow, at) =>
    (['from', 'to'] as const)
      .filter((end) => !nodeIds.has(flow[end]))
      .map((end) => ({
        path: `/flows/${at}/${end}`,
        code: 'unknown-node',
        message: `There is no node "${flow[end]}".`,
        help: 'Name the node_id of a node of this process, or remove the flow.',
      })),
  );
  const inLanes = nodes.flatMap((node, at) =>
    node.lane_id === undefined || laneIds.has(node.lane_id)
      ? []
      : [
          {
            path: `/nodes/${at}/lane_id`,
            code: 'unknown-lane',
            message: `There is no lane "${node.lane_id}".`,
            help: 'Name the id of a lane of this process.',
          },
        ],
  );
  return [...ends, ...inLanes];
}

/**
 * What even a draft must be, because it is stored as a graph: ids unique, flows between existing nodes. Everything else may be
 * unfinished and shows as diagnostics. @throws AppError `process.invalid`
 */
export function checkWellFormed(definition: ProcessDefinition): void {
  const errors = [
    ...repeated(
      'node',
      'nodes',
      'node_id',
      definition.nodes.map((node) => node.node_id),
    ),
    ...repeated(
      'flow',
      'flows',
      'id',
      definition.flows.map((flow) => flow.id),
    ),
    ...repeated(
      'lane',
      'lanes',
      'id',
      definition.lanes.map((lane) => lane.id),
    ),
    ...repeated(
      'data definition',
      'data_definitions',
      'name',
      definition.data_definitions.map((data) => data.name),
    ),
    ...dangling(definition),
  ];
  if (errors.length > 0) {
    throw new AppError('invalid', 'process.invalid', `The definition is not a graph yet: ${errors[0]!.message}`, {
      errors: errors.slice(0, 100),
      help: 'Correct the places in `errors`; a draft may be unfinished otherwise.',
    });
  }
  if (Buffer.byteLength(JSON.stringify(definition)) > MAX_STORED_BYTES) {
    throw new AppError('too-large', 'process.too-large', 'The definition is over 5 MB.', {
      help: 'Move parts into subprocesses, and large data into storage.',
    });
  }
}
