import type { SourceMap } from '#contracts/processes/index.ts';

/**
 * The source map of a version entered at a node, without the way from the start to that node: the drawing has no such flow,
 * and the run did not pass the start.
 */
export function withoutStart(sourceMap: SourceMap, knownFlows: ReadonlySet<string>): SourceMap {
  const between = ({ flows, nodes }: { flows: readonly string[]; nodes: readonly string[] }) => ({
    flows: flows.filter((flow) => knownFlows.has(flow)),
    nodes: nodes.filter((node) => node !== sourceMap.startNodeId),
  });
  const fromStart = Object.entries(sourceMap.transitions[''] ?? {}).map(([to, way]) => [to, between(way)]);
  return { ...sourceMap, transitions: { ...sourceMap.transitions, '': Object.fromEntries(fromStart) } };
}
