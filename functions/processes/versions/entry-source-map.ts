import { isDrawn, type SourceMap } from '#contracts/processes/index.ts';

/**
 * The source map of a version that is entered in the middle, without the way from the start to where its tokens stand: the
 * drawing has no such flow, and the run did not pass the start.
 */
export function withoutStart(sourceMap: SourceMap): SourceMap {
  const drawn = (node: string) => node !== sourceMap.startNodeId && isDrawn(node);
  const first = Object.entries(sourceMap.transitions[''] ?? {}).map(([to, { flows, nodes }]) => [
    to,
    { flows, nodes: nodes.filter(drawn) },
  ]);
  return { ...sourceMap, transitions: { ...sourceMap.transitions, '': Object.fromEntries(first) } };
}
