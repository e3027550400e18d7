import { besides } from '../analyse/beside.ts';
import type { Report } from '../diagnostics/report.ts';
import { isPart } from '../normalize/ad-hoc/element-of.ts';
import { type CheckedNode, graphsIn, type ProcessGraph } from '../normalize/model.ts';
import { conditionFields, conditionsOf, type Watch } from './conditions.ts';
import { writesOf } from './writes.ts';

/** Something must be able to make the condition of an event come true, and see all that it reads. */
export function checkConditions(process: ProcessGraph, report: Report): void {
  for (const watch of conditionsOf(process).watches.values()) {
    const { nodeId, title, config } = watch.event;
    if (config.condition === undefined) continue;
    if (isPart(nodeId) && watch.writers.length === 0)
      report.error(
        'ad-hoc.completion-never-holds',
        { nodeId, field: '/config/completionCondition' },
        `No activity in “${title}” writes ${readBy(watch)}: its completion condition is decided before it begins.`,
        'Let an activity in it write what the condition reads, or remove the condition.',
      );
    else if (watch.writers.length === 0)
      report.error(
        'event.condition-never-changes',
        { nodeId, field: '/config/condition' },
        `While “${title}” waits, nothing runs that writes ${readBy(watch)}: its condition is decided when it is reached.`,
        'Ask the condition with an exclusive decision, or let an activity beside the event, or in what it is attached to, write what the condition reads.',
      );
    else checkSeen(watch, process, report);
  }
}

const fieldOf = (nodeId: string) => (isPart(nodeId) ? '/config/completionCondition' : '/config/condition');

function readBy({ event }: Watch): string {
  const fields = conditionFields(event.config.condition);
  if (fields === 'all') return 'any field';
  return fields.size === 0 ? 'anything that it reads' : `the field ${[...fields].join(' or ')}`;
}

/** A condition is asked with the data of the token that has written; what others beside it write, that does not see. */
function checkSeen({ event, writers }: Watch, process: ProcessGraph, report: Report): void {
  const fields = conditionFields(event.config.condition);
  const read = (node: CheckedNode) => writesOf(node).filter((field) => fields === 'all' || fields.has(field));
  for (const { node } of writers) {
    const hidden = nodesBeside(process, node).find(
      (other) => other.def.node_id !== event.nodeId && read(other).some((field) => !read(node).includes(field)),
    );
    if (!hidden) continue;
    report.warning(
      'event.condition-partly-seen',
      { nodeId: event.nodeId, field: fieldOf(event.nodeId), path: [node.def.node_id, hidden.def.node_id] },
      `“${event.title}” is asked behind “${node.def.title}” with the data of that way, which does not see what “${hidden.def.title}” writes beside it.`,
      'Read fields that one way writes, or ask the condition behind the place where the ways meet.',
    );
    return;
  }
}

function nodesBeside(process: ProcessGraph, node: CheckedNode): CheckedNode[] {
  for (const graph of graphsIn(process)) {
    const at = graph.vertices.find((vertex) => vertex.part === 'node' && vertex.node === node);
    if (!at) continue;
    const vertices = [...besides(graph, at)].filter((vertex) => vertex.part === 'node' && vertex.node);
    return vertices.map((vertex) => vertex.node!);
  }
  return [];
}
