import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode, ProcessGraph } from '../normalize/model.ts';
import { isOnDrawing, isTransaction } from '../normalize/subprocess-kinds.ts';

/** What a subprocess on the drawing cannot have: it has no work of its own, its nodes read and write the process data. */
export function checkSubprocesses(graph: ProcessGraph, report: Report): void {
  for (const node of graph.nodes.values()) {
    if (!isOnDrawing(node) || node.work.kind !== 'subprocess') continue;
    checkFields(node, report);
    if (node.work.config.kind === 'event') checkEventSubprocess(node, report);
    else if (isTransaction(node)) checkTransaction(node, graph, report);
  }
}

function checkFields({ def, work }: CheckedNode, report: Report): void {
  if (work.kind !== 'subprocess') return;
  const { config } = work;
  const given = {
    processId: config.processId,
    retry: config.retry,
    ...(config.multiInstance ? {} : { outputMapping: config.outputMapping }),
  };
  for (const [field, value] of Object.entries(given))
    if (value !== undefined)
      report.error(
        'subprocess.field-not-possible',
        { nodeId: def.node_id, field: `/config/${field}` },
        `“${def.title}” is a subprocess of this drawing and cannot have ${field}.`,
        field === 'processId' ? 'Make it a subprocess of the kind call.' : 'Set it on the activities inside.',
      );
  if (!config.multiInstance && def.outputs.length > 0)
    report.error(
      'subprocess.field-not-possible',
      { nodeId: def.node_id, field: '/outputs' },
      `“${def.title}” is a subprocess of this drawing: its activities write the process data themselves.`,
      'Name the outputs at the activities inside.',
    );
}

function checkEventSubprocess({ def, work }: CheckedNode, report: Report): void {
  const place = { nodeId: def.node_id };
  if (work.kind === 'subprocess' && (work.config.multiInstance || work.config.loop))
    report.error(
      'subprocess.event-repeats',
      place,
      `“${def.title}” starts when its event comes; it cannot repeat itself.`,
      'Put a repeating subprocess inside.',
    );
}

function checkTransaction({ def }: CheckedNode, graph: ProcessGraph, report: Report): void {
  const inside = [...graph.nodes.values()].filter((node) => node.def.scope_id === def.node_id);
  const cancels = inside.some(({ work }) => work.kind === 'end' && work.config.event === 'cancel');
  const caught = [...graph.nodes.values()].some(
    ({ work }) => work.kind === 'event' && work.config.attachedTo === def.node_id && work.config.event === 'cancel',
  );
  if (cancels && !caught)
    report.error(
      'subprocess.cancel-not-caught',
      { nodeId: def.node_id },
      `“${def.title}” may be cancelled, but no cancel event on its boundary says how the process goes on.`,
      'Attach a cancel boundary event to it.',
    );
}
