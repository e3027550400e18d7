import type { Report } from '../diagnostics/report.ts';
import { type CheckedNode, isActivity } from './model.ts';
import { isEventSubprocess } from './subprocess-kinds.ts';

export const isCompensationEvent = ({ work }: CheckedNode): boolean =>
  work.kind === 'event' && work.config.position === 'boundary' && work.config.event === 'compensation';

/** By activity: the activity that undoes it, as compensation events on its boundary say. */
export function compensationsOf(nodes: ReadonlyMap<string, CheckedNode>, report: Report): Map<string, CheckedNode> {
  const found = new Map<string, CheckedNode>();
  for (const node of nodes.values()) {
    const { def, work } = node;
    if (!isCompensationEvent(node) || work.kind !== 'event') continue;
    const host = nodes.get(work.config.attachedTo ?? '');
    const handler = nodes.get(work.config.handler ?? '');
    const place = { nodeId: def.node_id };
    if (!host || !isActivity(host.work))
      report.error(
        'event.attached-to-unknown',
        { ...place, field: '/config/attachedTo' },
        `The boundary event “${def.title}” is not attached to an activity of the same subprocess.`,
        'Set attachedTo to the node_id of an activity.',
      );
    else if (!handler || !isActivity(handler.work) || handler === host)
      report.error(
        'compensation.handler-unknown',
        { ...place, field: '/config/handler' },
        `“${def.title}” does not say which activity undoes “${host.def.title}”.`,
        'Set handler to the node_id of an activity of the same subprocess that no flow leads to.',
      );
    else if (isEventSubprocess(handler))
      report.error(
        'compensation.handler-not-supported',
        { nodeId: handler.def.node_id },
        `“${handler.def.title}” undoes another activity, but is an event subprocess, which only its own event starts.`,
        'Let a task or an embedded subprocess undo the work.',
      );
    else if (found.has(host.def.node_id))
      report.error(
        'compensation.several-handlers',
        place,
        `“${host.def.title}” has several activities that undo it.`,
        'Keep one compensation event.',
      );
    else if (host.work.kind === 'subprocess' && host.work.config.kind !== 'call')
      report.error(
        'compensation.host-not-supported',
        place,
        `“${host.def.title}” is a subprocess of this drawing; what it has done is undone activity by activity.`,
        'Attach the compensation events to the activities inside.',
      );
    else found.set(host.def.node_id, handler);
  }
  return found;
}
