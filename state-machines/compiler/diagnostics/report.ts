import type { Diagnostic } from '#contracts/process-definition/index.ts';
import { isDrawn } from '#contracts/processes/index.ts';
import { elementOf, isPart } from '../normalize/ad-hoc/element-of.ts';

export interface Place {
  readonly nodeId?: string | undefined;
  readonly flowId?: string | undefined;
  /** JSON pointer into the node or flow. */
  readonly field?: string | undefined;
  readonly position?: number | undefined;
  readonly path?: readonly string[] | undefined;
}

type Say = (code: string, place: Place, message: string, help: string) => void;

/** Collects what the stages have to say; a stage reports and goes on, so that one save shows every fault. */
export interface Report {
  readonly diagnostics: Diagnostic[];
  readonly error: Say;
  readonly warning: Say;
  readonly info: Say;
  readonly failed: () => boolean;
}

export function createReport(): Report {
  const diagnostics: Diagnostic[] = [];
  const say =
    (severity: Diagnostic['severity']): Say =>
    (code, place, message, help) => {
      diagnostics.push({ code, severity, ...present(place), message, help });
    };
  return {
    diagnostics,
    error: say('error'),
    warning: say('warning'),
    info: say('info'),
    failed: () => diagnostics.some((diagnostic) => diagnostic.severity === 'error'),
  };
}

function present(place: Place): Partial<Diagnostic> {
  return {
    ...(place.nodeId !== undefined && isDrawn(place.nodeId) && { nodeId: elementOf(place.nodeId) }),
    ...(place.flowId !== undefined && isDrawn(place.flowId) && !isPart(place.flowId) && { flowId: place.flowId }),
    ...(place.field !== undefined && { field: place.field }),
    ...(place.position !== undefined && { position: place.position }),
    ...(place.path !== undefined && { path: drawnPath(place.path.filter(isDrawn)) }),
  };
}

/** A way through what the compiler has put in is told by the elements that it belongs to. */
const drawnPath = (path: readonly string[]): string[] =>
  path.some(isPart) ? [...new Set(path.map(elementOf))] : [...path];
