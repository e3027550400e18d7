import { plain, type TokenData, written } from './data.ts';
import { mapped } from './mapped.ts';
import type { Net, NetFlow, NetNode } from './net.ts';
import type { Left } from './run.ts';

/** What the event brings becomes data where it is caught. */
export async function withOutputs(
  { def }: NetNode,
  { brings, data }: Pick<Extract<Left, { how: 'interrupted' }>, 'brings' | 'data'>,
): Promise<TokenData> {
  if (def.config.outputMapping)
    return written(data, await mapped(def.config.outputMapping, plain(data), { output: brings }));
  return written(
    data,
    Object.fromEntries(def.outputs.flatMap((field) => (field in brings ? [[field, brings[field]!]] : []))),
  );
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
