import type { Json } from '#contracts/core/json.ts';
import { idOf } from '../normalize/model.ts';
import { blockWrites } from '../structure/block-writes.ts';
import type { Block } from '../structure/model.ts';
import type { Lane } from './around.ts';
import type { AslMachine, AslState } from './asl.ts';
import { requireCoordinator } from './coordinated-join.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { terminationCatch } from './termination.ts';
import { visitName } from './visits.ts';

/** Iterations of an inline map that run at the same time. */
const LANES_OF_A_MAP = 40;

/**
 * Parallel flows of which only the coordinator knows where their tokens are: a map with an iteration for each token that there can
 * be at the same time. An iteration is a lane: it carries a token until that is reported, and then whichever it is given.
 */
export function emitNet(states: ScopeStates, block: Block, name: string, leaving: (name: string) => Leave): void {
  const { split, join } = block;
  const { emission } = states;
  const { net } = block.branches[0]!.scope!;
  requireCoordinator(states, net!.joins[0]?.join ?? split);
  const base = emission.variable('base');
  const visit = emission.variable('net');
  const map = states.name(split, 'lanes');
  states.add(name, sourceOf(split, 'guard'), {
    Type: 'Pass',
    Assign: { [base]: '{% $states.input.data %}', [visit]: visitName(states) },
    Next: map,
  });
  const leave = leaving(map);
  const role = net!.splits.has(split) ? 'split' : 'guard';
  states.add(
    map,
    { ...sourceOf(split, role), lanes: net!.lanes, ...(join.node && { join: idOf(join) }) },
    {
      ...lanesMap(states, block, { base, visit }),
      ...states.output(leave, blockWrites(block).length > 0 ? MERGED : undefined),
      ...terminationCatch(states, block),
      ...leave,
    },
  );
}

/** The map with the lanes of a net; where these are more than run at the same time, a map of such maps. */
function lanesMap(states: ScopeStates, block: Block, of: Pick<Lane, 'base' | 'visit'>): AslState {
  const { net } = block.branches[0]!.scope!;
  const lanes = Array.from({ length: net!.lanes }, (_, at) => at);
  const groups = lanes.filter((at) => at % LANES_OF_A_MAP === 0).map((at) => lanes.slice(at, at + LANES_OF_A_MAP));
  if (groups.length === 1) return mapOver(lanes, 'lane', laneMachine(states, block, of));
  const group = new ScopeStates(states.emission, states.scope, blockWrites(block), states.around);
  const name = group.name(block.split, 'some lanes');
  group.add(
    name,
    { ...sourceOf(block.split, 'guard'), lanes: LANES_OF_A_MAP },
    {
      ...mapOver('{% [$states.input.lanes] %}', 'lane', laneMachine(group, block, of)),
      Output: '{% $merge($states.result) %}',
      End: true,
    },
  );
  return mapOver(groups, 'lanes', { StartAt: name, States: group.states });
}

const mapOver = (Items: Json, item: string, machine: AslMachine): AslState => ({
  Type: 'Map',
  Items,
  ItemSelector: {
    data: '{% $states.input.data %}',
    __context__: '{% $states.input.__context__ %}',
    execution: '{% $states.input.execution %}',
    [item]: '{% $states.context.Map.Item.Value %}',
  },
  ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...machine },
});

/** The states of a lane. */
function laneMachine(states: ScopeStates, block: Block, of: Pick<Lane, 'base' | 'visit'>): AslMachine {
  const { emission } = states;
  const lane: Lane = {
    ...of,
    number: emission.variable('lane'),
    token: emission.variable('token'),
    report: states.name(block.split, 'report'),
  };
  const around = { ...states.around, base: undefined, block: undefined, lane };
  const inner = new ScopeStates(emission, block.branches[0]!.scope!, blockWrites(block), around);
  return { StartAt: emission.emitScope(inner), States: inner.states };
}

/** One lane hands back what all have changed. */
const MERGED = '$merge($append([$states.input.data], $states.result))';
