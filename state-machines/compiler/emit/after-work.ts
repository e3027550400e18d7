import { delimited } from '../expressions/delimiters.ts';
import { idOf, isActivity, type Vertex } from '../normalize/model.ts';
import { writesOf } from '../resolve/writes.ts';
import { askConditions } from './after-change.ts';
import { addCoordination, type Coordination } from './coordination.ts';
import type { Leave, ScopeStates } from './emission.ts';

/**
 * Where a state goes that has done a node's work: past states that note what can be undone, and what must not be lost
 * when something interrupts the subprocess around, and that ask the conditions which read what it writes; then where
 * `onward` leads.
 */
export function afterWork(states: ScopeStates, vertex: Vertex, from: string, onward: (from: string) => Leave): Leave {
  const steps = [...noteOfCompletion(states, vertex), ...noteOfData(states, vertex)];
  const asked = askConditions(states, vertex, from, onward);
  const leaving = asked ?? onward;
  if (steps.length === 0) return leaving(from);
  const names = steps.map((step) => states.name(vertex, step.suffix));
  for (const [at, { call }] of steps.entries()) {
    const name = names[at]!;
    const next = names[at + 1];
    const leave = next === undefined ? leaving(name) : { Next: next };
    addCoordination(states, vertex, name, call, { ...states.output(leave), ...leave });
  }
  return { Next: names[0]! };
}

interface Step {
  readonly suffix: string;
  readonly call: Coordination;
}

/** Only a single task notes its completion here; a multi-instance activity does so for each instance. */
function noteOfCompletion(states: ScopeStates, vertex: Vertex): Step[] {
  const node = vertex.node!;
  if (!isActivity(node.work) || node.work.config.multiInstance || !isCompensable(states, vertex)) return [];
  return [{ suffix: 'can be undone', call: recordCompletion(fieldsOf(writesOf(node))) }];
}

export const isCompensable = (states: ScopeStates, vertex: Vertex): boolean =>
  states.emission.compensations.has(idOf(vertex));

/** Notes that an activity is done and can be undone, with what it wrote. */
export const recordCompletion = (data: string): Coordination => ({
  operation: 'compensation.record',
  config: {},
  input: { data },
});

function noteOfData(states: ScopeStates, vertex: Vertex): Step[] {
  const { keepers } = states.around;
  const writes = writesOf(vertex.node!);
  // What lies in a subprocess is kept by its own nodes.
  if (keepers.length === 0 || writes.length === 0 || (vertex.node!.inner && !isMultiInstance(vertex))) return [];
  const config = { keys: keepers.map(delimited) };
  return [{ suffix: 'keep data', call: { operation: 'scope.keep', config, input: fieldsOf(writes) } }];
}

const isMultiInstance = (vertex: Vertex): boolean =>
  isActivity(vertex.node!.work) && vertex.node!.work.config.multiInstance !== undefined;

/** The fields that have a value. */
const fieldsOf = (fields: readonly string[]): string =>
  fields.length === 0
    ? '{% {} %}'
    : delimited(`{${fields.map((field) => `${JSON.stringify(field)}: $states.input.data.${field}`).join(', ')}}`);
