import type { Report } from '../diagnostics/report.ts';
import { idOf, type ProcessGraph } from '../normalize/model.ts';
import { knownFields } from '../resolve/writes.ts';
import type { Scope } from '../structure/model.ts';
import type { CompileTarget } from '../target.ts';
import type { AslDefinition, AslMachine } from './asl.ts';
import { Emission, ScopeStates } from './emission.ts';
import { emitScope } from './emit-scope.ts';
import { addEvaluations } from './evaluations.ts';
import type { SourceMap } from './source-map.ts';
import { emitWatchedProcess } from './watched-scope.ts';

export interface Emitted {
  readonly definition: AslDefinition;
  readonly sourceMap: SourceMap;
}

/** The state machine of a structured process. The same input gives the same states in the same order. */
export function emitProcess(
  graph: ProcessGraph,
  scopes: ReadonlyMap<ProcessGraph, Scope>,
  target: CompileTarget,
  report: Report,
): Emitted {
  const emission = new Emission(graph, scopes, target, report, emitScope);
  const states = new ScopeStates(emission, scopes.get(graph)!, undefined);
  const startAt = graph.handlers.length > 0 ? emitWatchedProcess(states, graph) : emitScope(states);
  const machine: AslMachine = { StartAt: startAt, States: states.states };
  addEvaluations(machine, emission);
  return {
    definition: {
      Comment: `${graph.definition.name}, version ${target.version}`,
      QueryLanguage: 'JSONata',
      ...machine,
    },
    sourceMap: emission.sources.build(idOf(graph.start), knownFields(graph)),
  };
}
