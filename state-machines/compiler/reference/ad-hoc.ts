import type { Json } from '#contracts/core/json.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { conditionHolds } from './conditions.ts';
import { plain, type TokenData } from './data.ts';
import { evaluated } from './evaluated.ts';
import { type Net, netOf } from './net.ts';
import type { Left, Run } from './run.ts';

export const isAdHoc = (node: NodeDef): boolean => node.config.kind === 'ad_hoc';

/** Plays one activity of an ad-hoc subprocess, with what follows it. */
export type PlayFrom = (run: Run, net: Net, first: string, data: TokenData) => Promise<Left>;

/** Activities that are started one after another: by a person, answer for answer, or those that the data name. */
export async function playAdHoc(run: Run, node: NodeDef, data: TokenData, playFrom: PlayFrom): Promise<Left> {
  const net = netOf(run.definition, node.node_id);
  const { activeElements, completionCondition } = node.config;
  const given =
    activeElements === undefined ? undefined : [await evaluated(String(activeElements), plain(data))].flat();
  const rest = given && startable(net).filter((id) => given.includes(id));
  for (let now = data; ; ) {
    const next = rest ? rest.shift() : choice(run, node);
    if (next === undefined) return { how: 'ended', data: now };
    const left = await playFrom(run, net, next, now);
    if (left.how !== 'ended') return left;
    now = left.data;
    if (completionCondition === undefined) continue;
    if (await conditionHolds({ ...node, config: { condition: completionCondition } }, now))
      return { how: 'ended', data: now };
  }
}

/** In the order in which they are drawn. */
const startable = (net: Net): string[] =>
  [...net.nodes.values()].filter((node) => node.in.some((flow) => flow.from === '')).map((node) => node.def.node_id);

function choice(run: Run, { node_id: nodeId }: NodeDef): string | undefined {
  const visit = run.visits.filter((one) => one.nodeId === nodeId).length;
  run.visits.push({ nodeId, data: {} });
  const outcome = run.outcomes(nodeId, visit);
  const next: Json | undefined = 'output' in outcome ? outcome.output.next : undefined;
  return next === '(done)' || next === undefined ? undefined : String(next);
}
