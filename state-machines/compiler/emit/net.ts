import { idOf } from '../normalize/model.ts';
import { blockWrites } from '../structure/block-writes.ts';
import type { Block } from '../structure/model.ts';
import { requireCoordinator } from './coordinated-join.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { splitsTokensAt } from './lane.ts';
import { terminationCatch } from './termination.ts';
import { visitName } from './visits.ts';

/**
 * Parallel flows of which only the coordinator knows where their tokens are: a map with an iteration for each token that there can
 * be at the same time. An iteration is a lane: it carries a token until that is reported, and then whichever it is given.
 */
export function emitNet(states: ScopeStates, block: Block, name: string, leaving: (name: string) => Leave): void {
  const { split, join } = block;
  const scope = block.branches[0]!.scope!;
  const { emission } = states;
  requireCoordinator(states, scope.net!.joins[0]?.join ?? split);
  const lane = {
    base: emission.variable('base'),
    visit: emission.variable('net'),
    number: emission.variable('lane'),
    token: emission.variable('token'),
    report: states.name(split, 'report'),
  };
  const map = states.name(split, 'lanes');
  const role = splitsTokensAt(scope, split) ? 'split' : 'guard';
  states.add(name, sourceOf(split, 'guard'), {
    Type: 'Pass',
    Assign: { [lane.base]: '{% $states.input.data %}', [lane.visit]: visitName(states) },
    Next: map,
  });
  const leave = leaving(map);
  const around = { ...states.around, base: undefined, block: undefined, lane };
  const inner = new ScopeStates(emission, scope, blockWrites(block), around);
  const start = emission.emitScope(inner);
  states.add(
    map,
    { ...sourceOf(split, role), lanes: scope.net!.lanes, ...(join.node && { join: idOf(join) }) },
    {
      Type: 'Map',
      Items: Array.from({ length: scope.net!.lanes }, (_, at) => at),
      ItemSelector: {
        data: '{% $states.input.data %}',
        __context__: '{% $states.input.__context__ %}',
        execution: '{% $states.input.execution %}',
        lane: '{% $states.context.Map.Item.Index %}',
      },
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: start, States: inner.states },
      ...states.output(leave, blockWrites(block).length > 0 ? MERGED : undefined),
      ...terminationCatch(states, block),
      ...leave,
    },
  );
}

/** One lane hands back what all have changed. */
const MERGED = '$merge($append([$states.input.data], $states.result))';
