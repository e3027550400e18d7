import type { Json } from '#contracts/core/json.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { plain, type TokenData } from './data.ts';
import { mapped } from './mapped.ts';
import type { Net, NetNode } from './net.ts';
import type { Left, Run } from './run.ts';

/** An activity that is being visited: what on its boundary catches escalations, and which of those that leave it running have come. */
export interface Around {
  readonly catchers: readonly NodeDef[];
  readonly came: { readonly by: string; readonly brings: Readonly<Record<string, Json>> }[];
}

/** What names an escalation catches it before what catches all. */
export function aroundOf(net: Net, node: NetNode): Around {
  const events = node.boundary.map((flow) => net.nodes.get(flow.to)!.def);
  const catchers = events.filter(({ config }) => config.event === 'escalation');
  return { catchers: catchers.toSorted((a, b) => rank(a) - rank(b)), came: [] };
}

const rank = ({ config }: NodeDef) => Number(config.name === undefined);

/**
 * Throws to the nearest event around that catches it, on this drawing or on that of a caller. Gives how the thrower is left
 * where that event interrupts; otherwise it goes on, whether anybody has caught it or not.
 */
export async function escalate(run: Run, { config }: NodeDef, data: TokenData): Promise<Left | undefined> {
  for (const { catchers, came } of run.around.toReversed()) {
    const catcher = catchers.find((one) => one.config.name === undefined || one.config.name === config.name);
    if (!catcher) continue;
    const brings = await mapped(config.inputs, plain(data));
    const by = catcher.node_id;
    if (catcher.config.interrupting !== false) return { how: 'interrupted', by, brings, data };
    came.push({ by, brings });
    return undefined;
  }
  return undefined;
}
