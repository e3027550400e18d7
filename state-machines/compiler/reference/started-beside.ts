import type { Json } from '#contracts/core/json.ts';
import type { Around } from './escalations.ts';
import type { Net, NetFlow, NetNode } from './net.ts';
import type { Left } from './run.ts';

/** A way that an event of a boundary starts while its activity goes on, with what the event brings each time. */
export interface Started {
  readonly at: NetFlow;
  readonly brings: readonly Readonly<Record<string, Json>>[];
}

/** What has been started beside an activity by the time that it is left. */
export const startedBeside = (net: Net, node: NetNode, { came }: Around, left: Left): Started[] =>
  node.boundary.map((at) => {
    const times = left.how === 'ended' ? firings(net.nodes.get(at.to)!.def.config, left.hours ?? 0) : 0;
    const escalations = came.filter(({ by }) => by === at.to).map(({ brings }) => brings);
    return { at, brings: [...Array.from({ length: times }, () => ({})), ...escalations] };
  });

function firings(config: NetNode['def']['config'], hours: number): number {
  const { cycle } = (config.timer ?? {}) as { cycle?: string };
  const [, most, minutes] = /^R(\d*)\/PT(\d+)M$/.exec(config.interrupting === false ? (cycle ?? '') : '') ?? [];
  return minutes === undefined
    ? 0
    : Math.min(Number(most || Number.POSITIVE_INFINITY), Math.floor((hours * 60) / Number(minutes)));
}
