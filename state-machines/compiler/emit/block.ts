import type { JsonObject } from '#contracts/core/json.ts';
import { delimited } from '../expressions/delimiters.ts';
import { type Edge, idOf, titleOf, type Vertex } from '../normalize/model.ts';
import { blockWrites, conflictingFields } from '../structure/block-writes.ts';
import type { Block, Branch } from '../structure/model.ts';
import type { Around } from './around.ts';
import type { AslMachine } from './asl.ts';
import { edgeGuard } from './edge-guard.ts';
import { type Leave, ScopeStates, sourceOf } from './emission.ts';
import { emitNet } from './net.ts';
import { emitAnyHolds, mayFindNone } from './no-match.ts';
import { terminationCatch } from './termination.ts';
import { visitAssignment, visitName } from './visits.ts';

/** Tokens that run beside each other: a parallel state with one branch for each. */
export function emitBlock(states: ScopeStates, block: Block): void {
  emitBlockAs(states, block, states.entry(block.split), leaveOf(states, block));
}

export function leaveOf(states: ScopeStates, block: Block): (name: string) => Leave {
  return (name) => {
    if (block.join !== states.scope.stop) return { Next: nextAfter(states, name, block.join) };
    if (!states.scope.net) return leaveScope(states, name);
    return states.follow(name, { index: -1, from: block.split, to: block.join, kind: 'inner' });
  };
}

function leaveScope(states: ScopeStates, name: string): Leave {
  states.emission.sources.transition(name, '', { flows: [], nodes: [] });
  return { End: true };
}

/** The join itself needs no state: what follows it does, unless the join also splits or decides. */
function nextAfter(states: ScopeStates, name: string, join: Vertex): string {
  const into: Edge = { index: -1, from: join, to: join, kind: 'inner' };
  const leave = states.follow(name, into);
  return 'Next' in leave ? leave.Next : states.followToState(name, join, into);
}

export function emitBlockAs(states: ScopeStates, block: Block, name: string, leaving: (name: string) => Leave): void {
  states.emission.ofNodes.within(() =>
    block.kind === 'net' ? emitNet(states, block, name, leaving) : emitParallel(states, block, name, leaving),
  );
}

function emitParallel(states: ScopeStates, block: Block, entry: string, leaving: (name: string) => Leave): void {
  const { split, join } = block;
  const branches = block.branches.filter((branch) => branch.scope);
  const name = split.split === 'inclusive' && mayFindNone(split) ? emitAnyHolds(states, split, entry) : entry;
  const source = {
    ...sourceOf(split, split.part === 'watch' ? 'guard' : 'split'),
    ...(join.node && { join: idOf(join) }),
    ...(split.part !== 'watch' && { branches: branches.length }),
  };
  if (branches.length === 0) {
    const leave = leaving(name);
    states.add(name, source, { Type: 'Pass', ...states.output(leave), ...leave });
    return;
  }
  const { around } = states;
  const shared = block.kind === 'free' && join === states.scope.stop ? around.base : undefined;
  const base = block.kind === 'free' ? (shared ?? states.emission.variable('base')) : around.base;
  const isNew = base !== undefined && base !== around.base;
  const visit = isNew ? states.emission.variable('block') : around.block;
  const remembered = {
    ...(isNew && { [base]: '{% $states.input.data %}', [visit!]: visitName(states) }),
    ...(split.part === 'watch' && visitAssignment(states, idOf(split))),
  };
  const parallel = Object.keys(remembered).length === 0 ? name : remember(states, block, name, remembered);
  const leave = leaving(parallel);
  states.add(parallel, source, {
    Type: 'Parallel',
    Branches: branches.map((branch) => {
      // Tokens that are counted at joins of the block around carry what all of its branches write.
      const writes = (shared && states.writes) || blockWrites(block, branch);
      return emitBranch(states, block, branch, writes, { ...around, base, block: visit }) as unknown as JsonObject;
    }),
    ...states.output(leave, mergedData(block, shared !== undefined)),
    ...terminationCatch(states, block),
    ...leave,
  });
}

/** Keeps what the branches must know of the beginning: the data for coordinated joins, the visit for what watches it. */
function remember(states: ScopeStates, block: Block, name: string, variables: Record<string, string>): string {
  const parallel = states.name(block.split, 'in parallel');
  states.add(name, sourceOf(block.split, 'guard'), { Type: 'Pass', Assign: variables, Next: parallel });
  return parallel;
}

/** The fields that branches hand back win over the data before; the later branch wins where two changed one field. */
function mergedData(block: Block, shared: boolean): string | undefined {
  if (blockWrites(block).length === 0 && !shared) return undefined;
  if (block.kind === 'block' && conflictingFields(block).length === 0)
    return '$merge($append([$states.input.data], $states.result))';
  return mergedChanges;
}

const CHANGED = '$sift($r, function($v, $k) { $not($v = $lookup($d, $k)) })';
/** The data with what each branch has changed of it. */
export const mergedChanges = `($d := $states.input.data; $merge($append([$d], $map($states.result, function($r) { ${CHANGED} }))))`;

function emitBranch(
  states: ScopeStates,
  block: Block,
  branch: Branch,
  writes: readonly string[],
  around: Around,
): AslMachine {
  const scope = branch.scope!;
  const inner = new ScopeStates(states.emission, scope, writes, around);
  const start = states.emission.emitScope(inner);
  const edge = branch.edges[0]!;
  const guard = block.split.split === 'inclusive' ? guardOf(block, branch) : undefined;
  if (guard === undefined) return { StartAt: start, States: inner.states };
  const title = edge.flow?.label ?? titleOf(edge.to);
  const name = inner.name(block.split, title);
  const skip = inner.name(block.split, `skip ${title}`);
  const flow = edge.flow ? { flowId: edge.flow.id } : {};
  inner.add(
    name,
    { ...sourceOf(block.split, 'guard'), ...flow },
    {
      Type: 'Choice',
      Choices: [{ Condition: delimited(guard), Next: start }],
      Default: skip,
    },
  );
  inner.add(skip, { ...sourceOf(block.split, 'skip'), ...flow }, { Type: 'Pass', Output: {}, End: true });
  return { StartAt: name, States: inner.states };
}

/** The condition under which a branch of an inclusive gateway runs; undefined when it always does. */
function guardOf(block: Block, branch: Branch): string | undefined {
  const texts = branch.edges.map((edge) => edgeGuard(block.split, edge));
  if (texts.includes(undefined)) return undefined;
  return texts.length === 1 ? texts[0] : texts.map((text) => `(${text})`).join(' or ');
}
