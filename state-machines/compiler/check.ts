import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Report } from './diagnostics/report.ts';
import { buildGraph } from './normalize/build-graph.ts';
import { idOf, type ProcessGraph, titleOf } from './normalize/model.ts';
import { checkDecisions } from './prove/decisions.ts';
import { checkReach } from './prove/reach.ts';
import { proveSound, reportNotBlocks } from './prove/soundness.ts';
import { checkActivities } from './resolve/check-activities.ts';
import { checkRequiredInputs } from './resolve/check-data.ts';
import { checkEvents } from './resolve/check-events.ts';
import { checkExpressions } from './resolve/check-expressions.ts';
import { checkEventGateways } from './resolve/check-gateways.ts';
import { checkWriteConflicts } from './structure/check-conflicts.ts';
import { NestedTooDeep, NotStructured } from './structure/faults.ts';
import type { Scope } from './structure/model.ts';
import { structureGraph } from './structure/structure.ts';

export interface Checked {
  readonly graph: ProcessGraph;
  readonly scope: Scope;
}

/** Runs every stage before emission. Each stage needs what the one before it proved; the first that fails is the last. */
export function checkDefinition(
  definition: ProcessDefinition,
  report: Report,
  {
    dataGiven = false,
  }: { /** Fields may be there that nothing in the definition produces. */ dataGiven?: boolean } = {},
): Checked | undefined {
  const graph = buildGraph(definition, report);
  if (!graph) return undefined;
  checkExpressions(graph, report);
  checkEvents(graph, report);
  checkEventGateways(graph, report);
  checkActivities(graph, report);
  checkDecisions(graph, report);
  checkReach(graph, report);
  if (!dataGiven) checkRequiredInputs(graph, report);
  if (report.failed()) return undefined;
  const scope = structure(graph, report);
  if (!scope) return undefined;
  checkWriteConflicts(scope, report);
  return { graph, scope };
}

function structure(graph: ProcessGraph, report: Report): Scope | undefined {
  try {
    return structureGraph(graph, () => proveSound(graph, report));
  } catch (error) {
    if (error instanceof NotStructured) reportNotBlocks(error, report);
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
