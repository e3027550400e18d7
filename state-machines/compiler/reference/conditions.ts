import type { NodeDef } from '#contracts/process-definition/index.ts';
import { plain, type TokenData } from './data.ts';
import { evaluated } from './evaluated.ts';
import type { Net, NetFlow, NetNode } from './net.ts';
import type { Left, Run } from './run.ts';

const isConditional = (node: NodeDef): boolean => node.config.event === 'conditional';

export async function conditionHolds(event: NodeDef, data: TokenData): Promise<boolean> {
  return (await evaluated(String(event.config.condition), plain(data))) === true;
}

/** The fields that a condition speaks of. */
const spokenOf = (event: NodeDef, data: TokenData): TokenData =>
  new Map([...data].filter(([field]) => new RegExp(`\\b${field}\\b`).test(String(event.config.condition))));

/** A conditional event goes on where its token sees the condition hold, or where another token has made it hold. */
export async function mayPass(run: Run, node: NetNode, data: TokenData): Promise<boolean> {
  if (!isConditional(node.def) || node.def.config.position !== 'catch') return true;
  return run.told.has(node.def.node_id) || (await conditionHolds(node.def, data));
}

/** What a token sees behind a conditional event: what made the condition hold, where it did not see that itself. */
export async function broughtTo(run: Run, event: NodeDef, data: TokenData): Promise<TokenData> {
  if (!isConditional(event) || (await conditionHolds(event, data))) return data;
  const brought = run.told.get(event.node_id) ?? new Map();
  run.told.delete(event.node_id);
  return new Map([...data, ...brought]);
}

/** The conditional event on the boundary of an activity whose condition holds before it begins. */
export async function holdsAlready(net: Net, node: NetNode, data: TokenData): Promise<NetFlow | undefined> {
  for (const flow of node.boundary) {
    const event = net.nodes.get(flow.to)!.def;
    if (isConditional(event) && (await conditionHolds(event, data))) return flow;
  }
  return undefined;
}

/** Asks every condition after a visit has changed the data: one around the visit ends what it is attached to, others are told. */
export async function afterVisit(run: Run, node: NodeDef, before: TokenData, left: Left): Promise<Left> {
  if (left.how !== 'ended') return left;
  for (const event of run.definition.nodes.filter(isConditional)) {
    const [held, holds] = [await conditionHolds(event, before), await conditionHolds(event, left.data)];
    if (holds && isAround(run, event, node))
      return { how: 'interrupted', by: event.node_id, brings: {}, data: left.data };
    if (holds && !held) run.told.set(event.node_id, spokenOf(event, left.data));
    if (held && !holds) run.told.delete(event.node_id);
  }
  return left;
}

/** Tells the events whose conditions hold in the data of a token that a run begins with. */
export async function tellConditions(run: Run, data: TokenData): Promise<void> {
  for (const event of run.definition.nodes.filter(isConditional))
    if (await conditionHolds(event, data)) run.told.set(event.node_id, spokenOf(event, data));
}

function isAround({ definition }: Run, event: NodeDef, node: NodeDef): boolean {
  for (let at = node.scope_id; at !== undefined; at = definition.nodes.find((one) => one.node_id === at)?.scope_id)
    if (event.config.attachedTo === at) return true;
  return false;
}
