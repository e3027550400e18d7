import type { NodeInstance } from '#contracts/executions/index.ts';
import type { RunProjection } from '../history/project-run.ts';

const idOf = ({ nodeId, index }: NodeInstance, visit: number): string =>
  [nodeId, visit, ...(index === undefined ? [] : [index])].join(':');

/** How often each node was visited so far. */
function visitsOf(nodes: readonly NodeInstance[]): Map<string, number> {
  const visits = new Map<string, number>();
  for (const { nodeId, visit } of nodes) visits.set(nodeId, Math.max(visit, visits.get(nodeId) ?? 0));
  return visits;
}

/** A run after another one: visits of a node are counted on. */
function after(before: RunProjection, run: RunProjection): RunProjection {
  const visits = visitsOf(before.nodes);
  const counted = (nodeId: string | undefined, visit: number) => visit + (visits.get(nodeId ?? '') ?? 0);
  const nodes = run.nodes.map((node) => {
    const visit = counted(node.nodeId, node.visit);
    return { ...node, visit, id: idOf(node, visit) };
  });
  const events = run.events.map((event) =>
    event.visit === undefined ? event : { ...event, visit: counted(event.nodeId, event.visit) },
  );
  const startedAt = before.startedAt ?? run.startedAt;
  return {
    nodes: [...before.nodes, ...nodes],
    events: [...before.events, ...events],
    takenFlows: [...new Set([...before.takenFlows, ...run.takenFlows])],
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(run.end ? { end: run.end } : {}),
  };
}

/** The runs of a moved execution as one: what the last one says of the end counts. */
export const joinLegs = (earlier: readonly RunProjection[], last: RunProjection): RunProjection =>
  [...earlier, last].reduce(after, { nodes: [], events: [], takenFlows: [] });

/** A run that was left: whatever its history does not know to have ended was given up then. */
export function closedAt(run: RunProjection, time: string): RunProjection {
  const nodes = run.nodes.map((node) =>
    node.endedAt !== undefined
      ? node
      : {
          ...node,
          status: 'cancelled' as const,
          endedAt: time,
          durationMs: Math.max(0, Date.parse(time) - Date.parse(node.startedAt)),
        },
  );
  const { end: _, ...rest } = run;
  return { ...rest, nodes };
}
