import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Findings, Severity, Way } from '../../../drawing/view/node-state.ts';

type Finding = Pick<Diagnostic, 'nodeId' | 'flowId' | 'severity' | 'path'>;
type Flows = ProcessDefinition['flows'];

/** What the drawing shows of the findings: the worst at each node and flow, and the way that explains the chosen node's. */
export function findingsOf(diagnostics: readonly Finding[], flows: Flows, chosen: string | undefined): Findings {
  const way = diagnostics.find(({ nodeId, path }) => nodeId === chosen && chosen !== undefined && path?.length)?.path;
  return {
    nodes: worst(diagnostics, ({ nodeId }) => nodeId),
    flows: worst(diagnostics, ({ flowId }) => flowId),
    ...(way && { way: wayAlong(way, flows) }),
  };
}

const order: Severity[] = ['info', 'warning', 'error'];

function worst(diagnostics: readonly Finding[], idOf: (one: Finding) => string | undefined): Map<string, Severity> {
  const found = new Map<string, Severity>();
  for (const one of diagnostics) {
    const id = idOf(one);
    if (id === undefined) continue;
    const known = found.get(id);
    if (known === undefined || order.indexOf(one.severity) > order.indexOf(known)) found.set(id, one.severity);
  }
  return found;
}

/**
 * The nodes of a path with the flows that lead along it. Tokens of parallel branches take turns in a path, so a node is reached from
 * the one before it or from an earlier one; where two tokens meet at the end, by all of these.
 */
export function wayAlong(path: readonly string[], flows: Flows): Way {
  const taken = new Set<string>();
  for (const [at, to] of path.entries()) {
    const before = path.slice(0, at);
    const leading = flows.filter((flow) => flow.to === to && before.includes(flow.from));
    const direct = leading.filter(({ from }) => from === before.at(-1));
    const last = at === path.length - 1;
    for (const flow of direct.length > 0 && !last ? direct : leading) taken.add(flow.id);
  }
  return { nodes: new Set(path), flows: taken };
}
