import type { NetJoin, TokenNet } from '#contracts/processes/token-net.ts';
import { type Edge, idOf, type Vertex } from '../normalize/model.ts';
import { tokensNeeded } from '../prove/complex-joins.ts';
import type { Scope } from '../structure/model.ts';
import { OUTSIDE, START } from '../structure/net-places.ts';

/** What the coordinator calls the place on a flow. */
export const placeOf = ({ net, stop }: Scope, edge: Edge): string =>
  edge.to === stop ? OUTSIDE : net!.places.get(edge)!;

const KINDS: Record<Vertex['join'], NetJoin['kind']> = {
  exclusive: 'parallel',
  parallel: 'parallel',
  inclusive: 'inclusive',
  complex: 'complex',
};

/** The net as the coordinator gets it. */
export function netOf(scope: Scope): TokenNet {
  const { joins } = scope.net!;
  return {
    start: START,
    joins: joins.map(({ join, reach }) => ({
      nodeId: idOf(join),
      kind: KINDS[join.join],
      from: join.in.map((edge) => placeOf(scope, edge)),
      to: placeOf(scope, join.out.find((edge) => edge.kind !== 'exit')!),
      ...(join.join === 'complex' && { needed: tokensNeeded(join) }),
      ...(join.join === 'inclusive' && {
        reach: Object.fromEntries(
          [...reach].map(([place, flows]) => [place, flows.map((edge) => placeOf(scope, edge))]),
        ),
      }),
    })),
  };
}
