import type { Report } from '../diagnostics/report.ts';
import { isPart } from '../normalize/ad-hoc/element-of.ts';
import type { CheckedNode, ProcessGraph } from '../normalize/model.ts';
import { isOnDrawing, isTransaction } from '../normalize/subprocess-kinds.ts';

/** What a subprocess on the drawing cannot have: it has no work of its own, its nodes read and write the process data. */
export function checkSubprocesses(graph: ProcessGraph, report: Report): void {
  for (const node of graph.nodes.values()) {
    if (node.work.kind !== 'subprocess' || isPart(node.def.node_id)) continue;
    checkAdHocFields(node, report);
    if (!isOnDrawing(node)) continue;
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

const AD_HOC = ['ordering', 'completionCondition', 'cancelRemaining', 'activeElements', 'chooser'] as const;

/** What only an ad-hoc subprocess has, and what of it goes together. */
function checkAdHocFields({ def, work }: CheckedNode, report: Report): void {
  if (work.kind !== 'subprocess') return;
  const { config } = work;
  for (const field of config.kind === 'ad_hoc' ? [] : AD_HOC)
    if (config[field] !== undefined)
      report.error(
        'subprocess.field-not-possible',
        { nodeId: def.node_id, field: `/config/${field}` },
        `“${def.title}” is no ad-hoc subprocess and cannot have ${field}.`,
        'Remove it, or make the subprocess an ad-hoc one.',
      );
  if (config.activeElements === undefined) return;
  if (config.chooser !== undefined)
    report.error(
      'ad-hoc.nobody-asked',
      { nodeId: def.node_id, field: '/config/chooser' },
      `In “${def.title}” the data say which activities run; nobody is asked.`,
      'Remove chooser, or remove activeElements to let a person choose.',
    );
  if (config.ordering !== 'sequential' && config.completionCondition !== undefined && config.cancelRemaining === false)
    report.warning(
      'ad-hoc.completion-without-effect',
      { nodeId: def.node_id, field: '/config/completionCondition' },
      `All activities of “${def.title}” begin at once and are waited for, so its completion condition changes nothing.`,
      'Remove the condition, end what remains (cancelRemaining), or let one run at a time.',
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
