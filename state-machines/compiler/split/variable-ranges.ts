import type { AslMachine } from '../emit/asl.ts';
import { assignedBy, mentionedIn } from './movable.ts';
import { targetsOf } from './targets.ts';

/**
 * States that have to stay together, since a variable that one of them assigns lives in one execution: by variable, those that
 * assign it and those that a run may come to before it is read for the last time.
 */
export function rangesOf(machine: AslMachine, own: ReadonlySet<string>): ReadonlySet<string>[] {
  if (own.size === 0) return [];
  const before = new Map<string, string[]>();
  const mentioning = new Map<string, string[]>();
  const assigning = new Map<string, Set<string>>();
  for (const [name, state] of Object.entries(machine.States)) {
    for (const target of targetsOf(state)) before.set(target, [...(before.get(target) ?? []), name]);
    for (const variable of mentionedIn(state))
      if (own.has(variable)) mentioning.set(variable, [...(mentioning.get(variable) ?? []), name]);
    for (const variable of assignedBy({ States: { [name]: state } }))
      assigning.set(variable, (assigning.get(variable) ?? new Set()).add(name));
  }
  // Only what cannot fail has always assigned.
  const assigns = (name: string, variable: string) =>
    assigning.get(variable)!.has(name) && machine.States[name]!.Type === 'Pass';
  return [...own].map((variable) => {
    const known = new Set<string>();
    const open = [...(mentioning.get(variable) ?? [])];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (known.has(name)) continue;
      known.add(name);
      open.push(...(before.get(name) ?? []).filter((one) => !assigns(one, variable)));
    }
    return new Set([...known, ...assigning.get(variable)!]);
  });
}

/** Sets that have a member in common, put together: by member, the set that it is in. */
export function joined(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const setOf = new Map<string, ReadonlySet<string>>();
  for (const set of sets) {
    const union = new Set([...set].flatMap((member) => [member, ...(setOf.get(member) ?? [])]));
    for (const member of union) setOf.set(member, union);
  }
  return setOf;
}
