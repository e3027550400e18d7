import { plain, type TokenData } from './data.ts';
import { evaluated } from './evaluated.ts';
import { kindOf, type NetFlow, type NetNode } from './net.ts';

/** Flows on which a node puts a token when it is left. */
export async function takenFlows(node: NetNode, data: TokenData): Promise<readonly NetFlow[]> {
  const kind = kindOf(node.def);
  const conditional = node.out.some((flow) => flow.flow?.condition !== undefined);
  if (node.out.length < 2 || kind === 'parallel') return node.out;
  if (kind === 'event_based') return node.out.slice(0, 1);
  if (kind !== 'exclusive' && kind !== 'inclusive' && !conditional) return node.out;
  const holding: NetFlow[] = [];
  for (const flow of node.out)
    if (!flow.flow?.isDefault && (await holds(flow.flow?.condition, data))) holding.push(flow);
  if (holding.length === 0) return node.out.filter((flow) => flow.flow?.isDefault);
  return kind === 'exclusive' ? holding.slice(0, 1) : holding;
}

async function holds(condition: string | undefined, data: TokenData): Promise<boolean> {
  if (condition === undefined) return true;
  return (await evaluated(condition, plain(data))) === true;
}
