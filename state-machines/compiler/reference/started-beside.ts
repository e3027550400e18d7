import type { Json } from '#contracts/core/json.ts';
import { plain, type TokenData } from './data.ts';
import type { Around } from './escalations.ts';
import { mapped } from './mapped.ts';
import type { Net, NetFlow, NetNode } from './net.ts';
import type { Left } from './run.ts';

/** A way that an event of a boundary starts while its activity goes on, with what the event brings each time. */
export interface Started {
  readonly at: NetFlow;
  readonly brings: readonly Readonly<Record<string, Json>>[];
}

/** What has been started beside an activity, which began with `data`, by the time that it is left. */
export async function startedBeside(
  net: Net,
  node: NetNode,
  { came }: Around,
  left: Left,
  data: TokenData,
): Promise<Started[]> {
  const started: Started[] = [];
  for (const at of node.boundary) {
    const { config } = net.nodes.get(at.to)!.def;
    const times = left.how === 'ended' ? firings(await cycleOf(config, data), left.hours ?? 0) : 0;
    const escalations = came.filter(({ by }) => by === at.to).map(({ brings }) => brings);
    started.push({ at, brings: [...Array.from({ length: times }, () => ({})), ...escalations] });
  }
  return started;
}

async function cycleOf({ timer, interrupting }: NetNode['def']['config'], data: TokenData): Promise<string> {
  const { cycle = '' } = (timer ?? {}) as { cycle?: string };
  return interrupting === false ? ((await mapped({ cycle }, plain(data))).cycle as string) : '';
}

function firings(cycle: string, hours: number): number {
  const [, most, minutes] = /^R(\d*)\/PT(\d+)M$/.exec(cycle) ?? [];
  return minutes === undefined
    ? 0
    : Math.min(Number(most || Number.POSITIVE_INFINITY), Math.floor((hours * 60) / Number(minutes)));
}
