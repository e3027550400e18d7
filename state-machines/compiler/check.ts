import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Marking } from '#contracts/processes/index.ts';
import type { Report } from './diagnostics/report.ts';
import { enterGraph } from './enter/enter-graph.ts';
import { buildGraph } from './normalize/build-graph.ts';
import { graphsIn, idOf, type ProcessGraph, titleOf } from './normalize/model.ts';
import { checkDecisions } from './prove/decisions.ts';
import { checkReach } from './prove/reach.ts';
import { proveSound } from './prove/soundness.ts';
import { checkActivities } from './resolve/check-activities.ts';
import { checkCompensation } from './resolve/check-compensation.ts';
import { checkConditions } from './resolve/check-conditions.ts';
import { checkRequiredInputs } from './resolve/check-data.ts';
import { checkEvents } from './resolve/check-events.ts';
import { checkExpressions } from './resolve/check-expressions.ts';
import { checkComplexGateways, checkEventGateways } from './resolve/check-gateways.ts';
import { checkSubprocesses } from './resolve/check-subprocesses.ts';
import { checkTitles } from './resolve/check-titles.ts';
import { checkWriteConflicts } from './structure/check-conflicts.ts';
import { NestedTooDeep, TooManyTokens } from './structure/faults.ts';
import type { Scope } from './structure/model.ts';
import { structureGraph } from './structure/structure.ts';

/** The scope of each graph: of the process itself, and of every subprocess on its drawing. */
export type Scopes = ReadonlyMap<ProcessGraph, Scope>;

export interface Checked {
  readonly graph: ProcessGraph;
  readonly scopes: Scopes;
}

/** Runs every stage before emission. Each stage needs what the one before it proved; the first that fails is the last. */
export function checkDefinition(
  definition: ProcessDefinition,
  report: Report,
  /** Where the run begins, if not at its start; its data are given then. */
  entry?: Marking,
): Checked | undefined {
  const whole = buildGraph(definition, report);
  if (!whole) return undefined;
  const graph = entry === undefined ? whole : enterGraph(whole, entry, report);
  if (!graph) return undefined;
  checkTitles(graph, report);
  checkExpressions(graph, report);
  checkEvents(graph, report);
  checkSubprocesses(graph, report);
  checkCompensation(graph, report);
  const graphs = [...graphsIn(graph)];
  for (const one of graphs) {
    checkEventGateways(one, report);
    checkComplexGateways(one, report);
    checkActivities(one, report);
    checkDecisions(one, report);
    checkReach(one, report);
  }
  if (entry === undefined) {
    checkConditions(graph, report);
    checkRequiredInputs(graph, report);
  }
  if (report.failed()) return undefined;
  const scopes = new Map<ProcessGraph, Scope>();
  for (const one of graphs) {
    const scope = structure(one, report);
    if (!scope) return undefined;
    checkWriteConflicts(scope, report);
    scopes.set(one, scope);
  }
  return { graph, scopes };
}

function structure(graph: ProcessGraph, report: Report): Scope | undefined {
  try {
    return structureGraph(graph, (blocks) => proveSound(graph, report, blocks));
  } catch (error) {
    if (error instanceof TooManyTokens) reportTooMany(error, report);
    else if (error instanceof NestedTooDeep) reportDepth(error, report);
    else throw error;
    return undefined;
  }
}

const reportDepth = (error: NestedTooDeep, report: Report): void =>
  report.error(
    'structure.nested-too-deep',
    { nodeId: idOf(error.at) },
    `At “${titleOf(error.at)}”, ${error.message}.`,
    'Move the inner blocks into a subprocess.',
  );

const reportTooMany = (error: TooManyTokens, report: Report): void =>
  report.error(
    'structure.too-many-tokens',
    { nodeId: idOf(error.at) },
    `Behind “${titleOf(error.at)}”, ${error.tokens} things can run at the same time in a way that is not made of blocks; ${error.most} are possible.`,
    'Draw some of the parallel parts as blocks (one gateway that splits, one that joins), or put them into a subprocess.',
  );
