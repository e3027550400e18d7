import type { ProcessGraph } from '../normalize/model.ts';
import { graphWrites } from '../resolve/writes.ts';
import type { AslMachine, AslState } from './asl.ts';
import { ScopeStates } from './emission.ts';

/** States of the scope of a graph, which hand back what they write. */
export const innerStates = (states: ScopeStates, graph: ProcessGraph, keptUnder?: string): ScopeStates =>
  new ScopeStates(states.emission, states.emission.scopes.get(graph)!, graphWrites(graph), {
    instance: states.around.instance,
    keepers: [...states.around.keepers, ...(keptUnder === undefined ? [] : [keptUnder])],
  });

export const scopeMachine = (inner: ScopeStates): AslMachine => ({
  StartAt: inner.emission.emitScope(inner),
  States: inner.states,
});

export const catchField = (catches: AslState[]): AslState => (catches.length > 0 ? { Catch: catches } : {});
