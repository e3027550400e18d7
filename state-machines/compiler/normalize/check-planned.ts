import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode } from './model.ts';

/** Constructs of the process language that do not compile yet. */
export function checkPlanned(nodes: ReadonlyMap<string, CheckedNode>, report: Report): void {
  for (const node of nodes.values()) {
    const what = plannedIn(node);
    if (what)
      report.error(
        'node.construct-not-supported',
        { nodeId: node.def.node_id },
        `“${node.def.title}”: ${what} does not compile yet.`,
        'Use a subprocess that is a process of its own, or a decision with a flow back.',
      );
  }
}

function plannedIn({ def, work }: CheckedNode): string | undefined {
  if (def.scope_id !== undefined) return 'a node within a subprocess of the same drawing';
  if (work.kind === 'subprocess' && work.config.kind !== 'call') return `a subprocess of the kind ${work.config.kind}`;
  if (work.kind === 'decision' && work.config.gateway === 'complex') return 'a complex gateway';
  if ('loop' in work.config && work.config.loop !== undefined) return 'a loop';
  return undefined;
}
