import type { Report } from '../diagnostics/report.ts';
import { type CheckedNode, type EventConfig, isActivity } from './model.ts';

export interface BoundaryEvent {
  readonly node: CheckedNode;
  readonly config: EventConfig;
}

export const isBoundary = (node: CheckedNode): boolean =>
  node.work.kind === 'event' && node.work.config.position === 'boundary';

/** The events attached to each activity, in the order of the definition; events attached to nothing are reported. */
export function attachedEvents(nodes: ReadonlyMap<string, CheckedNode>, report: Report): Map<string, BoundaryEvent[]> {
  const attached = new Map<string, BoundaryEvent[]>();
  for (const node of nodes.values()) {
    if (node.work.kind !== 'event' || node.work.config.position !== 'boundary') continue;
    const { config } = node.work;
    const host = config.attachedTo === undefined ? undefined : nodes.get(config.attachedTo);
    if (!host || !isActivity(host.work)) {
      report.error(
        'event.attached-to-unknown',
        { nodeId: node.def.node_id, field: '/config/attachedTo' },
        `The boundary event “${node.def.title}” is not attached to an activity of this process.`,
        'Set attachedTo to the node_id of an activity.',
      );
      continue;
    }
    const list = attached.get(host.def.node_id) ?? [];
    list.push({ node, config });
    attached.set(host.def.node_id, list);
  }
  return attached;
}
