import type { TokenData } from './data.ts';
import type { Net, NetFlow, NetNode } from './net.ts';
import type { Left } from './run.ts';

/** What the event brings becomes data where it is caught. */
export function withOutputs(event: NetNode, left: Extract<Left, { how: 'interrupted' }>): TokenData {
  const next = new Map(left.data);
  for (const field of event.def.outputs)
    if (left.brings[field] !== undefined)
      next.set(field, { value: left.brings[field], writes: (next.get(field)?.writes ?? 0) + 1 });
  return next;
}

/** The boundary event that catches: an error by its name, a timer for a timeout, one for every error; any other by its id. */
export function catching(net: Net, node: NetNode, left: Left): NetFlow | undefined {
  const config = (flow: NetFlow) => net.nodes.get(flow.to)!.def.config;
  if (left.how === 'interrupted') return node.boundary.find((flow) => flow.to === left.by);
  if (left.how === 'cancelled') return node.boundary.find((flow) => config(flow).event === 'cancel');
  if (left.how !== 'failed') return undefined;
  return (
    node.boundary.find((flow) => config(flow).event === 'error' && config(flow).name === left.error) ??
    node.boundary.find((flow) => config(flow).event === 'timer' && left.error === 'States.Timeout') ??
    node.boundary.find((flow) => config(flow).event === 'error' && config(flow).name === undefined)
  );
}
