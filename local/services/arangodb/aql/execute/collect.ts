import { canonical, compareValues } from '../../values/compare.ts';
import type { Json, JsonObject } from '../../values/json.ts';
import type { Evaluate, Frame, Run } from '../run.ts';
import type { Accumulator, NewAccumulator } from './aggregates.ts';
import type { Operator } from './operator.ts';

export type CollectPlan = {
  groups: { slot: number; value: Evaluate }[];
  aggregates: { slot: number; create: NewAccumulator; value: Evaluate | undefined }[];
  /** What each member of a group leaves behind. */
  into?: { slot: number; member: (frame: Frame, run: Run) => Json };
  countSlot?: number;
  sorted: boolean;
};

type Group = { base: Frame; keys: Json[]; accumulators: Accumulator[]; members: Json[]; count: number };

/** Groups all rows before yielding the first group. Groups come in the order of their values. */
export function collect(plan: CollectPlan): Operator['run'] {
  return function* (input, run) {
    const groups = new Map<string, Group>();
    let last: Frame = [];
    for (const frame of input) {
      last = frame;
      run.tick();
      const keys = plan.groups.map(({ value }) => value(frame, run));
      const id = keys.map(canonical).join('\u0000');
      let group = groups.get(id);
      if (group === undefined) {
        group = newGroup(plan, frame, keys);
        groups.set(id, group);
      }
      add(plan, group, frame, run);
    }
    // Without group criteria there is one group, even of no rows.
    if (groups.size === 0 && plan.groups.length === 0) groups.set('', newGroup(plan, last, []));
    const all = [...groups.values()];
    if (plan.sorted && plan.groups.length > 0) all.sort(compareGroups);
    for (const group of all) yield finish(plan, group);
  };
}

function newGroup(plan: CollectPlan, frame: Frame, keys: Json[]): Group {
  const accumulators = plan.aggregates.map(({ create }) => create());
  return { base: frame.slice(), keys, accumulators, members: [], count: 0 };
}

function add(plan: CollectPlan, group: Group, frame: Frame, run: Run): void {
  group.count++;
  plan.aggregates.forEach(({ value }, index) => {
    group.accumulators[index]?.add(value === undefined ? null : value(frame, run), run);
  });
  if (plan.into !== undefined) group.members.push(plan.into.member(frame, run));
}

function compareGroups(left: Group, right: Group): number {
  for (let index = 0; index < left.keys.length; index++) {
    const order = compareValues(left.keys[index] as Json, right.keys[index] as Json);
    if (order !== 0) return order;
  }
  return 0;
}

function finish(plan: CollectPlan, group: Group): Frame {
  const frame = group.base;
  plan.groups.forEach(({ slot }, index) => {
    frame[slot] = group.keys[index] as Json;
  });
  plan.aggregates.forEach(({ slot }, index) => {
    frame[slot] = (group.accumulators[index] as Accumulator).result();
  });
  if (plan.into !== undefined) frame[plan.into.slot] = group.members;
  if (plan.countSlot !== undefined) frame[plan.countSlot] = group.count;
  return frame;
}

/** A group member that holds the given variables by name. */
export function memberOf(variables: [string, number][]): (frame: Frame) => Json {
  return (frame) => {
    const member: JsonObject = {};
    for (const [name, slot] of variables) member[name] = frame[slot] ?? null;
    return member;
  };
}
