import { NodeDefSchema } from '#contracts/process-definition/index.ts';
import { ENTRY_NODE } from '#contracts/processes/index.ts';
import type { CheckedNode, ProcessGraph } from '../normalize/model.ts';

const aNode = (id: string, title: string, type: 'start' | 'event' | 'decision') =>
  NodeDefSchema.parse({ node_id: `${ENTRY_NODE}.${id}`, type, title });

/** Where a run begins that does not begin at the start: the process's own start, without what an event would bring it. */
export function startNode({ start }: ProcessGraph, key: string): CheckedNode {
  const { def } = start.node!;
  const config = { event: 'none', interrupting: true } as const;
  return { def: key === '' ? def : aNode(`${key}.start`, def.title, 'start'), work: { kind: 'start', config } };
}

export const splitNode = (key: string): CheckedNode => ({
  def: aNode(`${key}.split`, 'Go on at once', 'decision'),
  work: { kind: 'decision', config: { gateway: 'parallel' } },
});

export const tokenNode = (key: string, fields: readonly string[], title: string): CheckedNode => ({
  def: aNode(key, title, 'event'),
  work: { kind: 'token', config: { key, fields } },
});

/** Where a moved run forgets what these conditional events were told before. */
export const forgettingNode = (forgets: readonly string[]): CheckedNode => ({
  def: aNode('begin', 'Begin anew', 'event'),
  work: { kind: 'token', config: { key: '', fields: [], forgets } },
});
