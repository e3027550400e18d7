import type { Report } from '../diagnostics/report.ts';
import { compensableIn, scopeOfThrow } from '../normalize/compensable.ts';
import { graphsIn, type ProcessGraph } from '../normalize/model.ts';

/** Events that undo work find something to undo. */
export function checkCompensation(graph: ProcessGraph, report: Report): void {
  for (const one of graphsIn(graph))
    for (const vertex of one.vertices) {
      const work = vertex.node?.work;
      if (!work || (work.kind !== 'event' && work.kind !== 'end') || vertex.part !== 'node') continue;
      if (work.config.event !== 'compensation' && work.config.event !== 'cancel') continue;
      if (work.kind === 'event' && work.config.position === 'boundary') continue;
      const { node_id: nodeId, title } = vertex.node.def;
      const found = compensableIn(scopeOfThrow(one, graph), work.config.compensates);
      if (found.length > 0) continue;
      const say = work.config.event === 'cancel' ? report.info : report.error;
      say(
        'compensation.nothing-to-undo',
        { nodeId, ...(work.config.compensates !== undefined && { field: '/config/compensates' }) },
        work.config.compensates === undefined
          ? `“${title}” undoes the work of its subprocess or process, but no activity there says how it is undone.`
          : `“${title}” undoes ${work.config.compensates}, which is no activity of the same subprocess that says how it is undone.`,
        'Attach a compensation event with a handler to the activities that can be undone.',
      );
    }
}
