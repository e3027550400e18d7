import type { CostedState } from './machine.ts';

export interface RoledState extends CostedState {
  readonly role: string;
}

const TOKEN = 'lambda:invoke.waitForTaskToken';

/** What a node became, in the words of the Amazon States Language; FEEL that the rules task evaluates is said too. */
export function constructOf(states: readonly RoledState[]): string {
  const own = states.filter(({ evaluates }) => evaluates === undefined);
  const construct = ownConstruct(own);
  return own.length === states.length ? construct : `${construct}, with lambda:invoke for FEEL`;
}

function ownConstruct(states: readonly RoledState[]): string {
  if (states.length === 0) return 'no state of its own: flows pass it';
  const has = (role: string) => states.some((state) => state.role === role);
  const calls = (resource: string) => states.some((state) => state.resource?.includes(resource));
  if (states.some(({ type, role }) => type === 'Map' && (role === 'split' || role === 'guard')))
    return `Map with a lane for each token, which ${TOKEN} moves`;
  if (has('instances')) return 'Map over the collection';
  if (has('split') && !has('work')) return 'Parallel';
  if (calls('states:startExecution')) return 'lambda:invoke, then states:startExecution.sync:2';
  if (has('await')) return has('choice') ? `${TOKEN}, then Choice` : TOKEN;
  if (has('evaluate')) return 'lambda:invoke, then Choice';
  if (has('work') && !states.some((state) => state.role === 'work' && state.resource !== undefined))
    return states.some(({ type, role }) => type === 'Parallel' && role === 'work') ? 'Parallel' : 'Pass';
  if (has('work'))
    return states.some((state) => state.role === 'work' && state.resource?.endsWith('.waitForTaskToken'))
      ? TOKEN
      : 'lambda:invoke';
  if (has('choice')) return 'Choice';
  if (has('wait')) return 'Wait';
  if (has('throw')) return 'lambda:invoke';
  return has('end') ? 'Succeed or Fail' : 'Pass';
}
