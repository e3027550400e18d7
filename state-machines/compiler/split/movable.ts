import type { AslState } from '../emit/asl.ts';

/** Names of the variables that a machine assigns, at any depth. */
export function assignedIn(machine: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(machine)) for (const one of machine) assignedIn(one, found);
  else if (typeof machine === 'object' && machine !== null)
    for (const [key, value] of Object.entries(machine)) {
      if (key === 'Assign' && typeof value === 'object' && value !== null)
        for (const name of Object.keys(value)) found.add(name);
      assignedIn(value, found);
    }
  return found;
}

/** What a run was given; a part is given something else. */
const RUN_INPUT = '$states.context.Execution.Input';

/**
 * Whether a state may run in another execution. A variable lives in one execution, so what knows one stays; so does a
 * failure, which has to end the machine or branch that it stands in.
 */
export function movable(state: AslState, variables: ReadonlySet<string>): boolean {
  if (state.Type === 'Fail' || JSON.stringify(state).includes(RUN_INPUT)) return false;
  if (variables.size === 0) return true;
  const names = new Set(JSON.stringify(state).match(/\$[A-Za-z_][A-Za-z0-9_]*/g) ?? []);
  return ![...variables].some((name) => names.has(`$${name}`)) && assignedIn(state).size === 0;
}
