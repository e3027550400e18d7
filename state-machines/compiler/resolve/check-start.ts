import { atLeastSeconds, cycleOf } from '#process-model/timers/period.ts';
import type { Report } from '../diagnostics/report.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import type { CheckedNode, EventConfig, ProcessGraph } from '../normalize/model.ts';

/** How often the platform looks for what is due. */
const LOOKS_EVERY = 60;

/** A timer that starts a process knows its times before there are data, and brings none. */
export function checkStartTimer(node: CheckedNode, config: EventConfig, graph: ProcessGraph, report: Report): void {
  const { node_id: nodeId, title } = node.def;
  for (const [field, value] of Object.entries(config.timer ?? {})) {
    if (value === undefined || !inDelimiters(value)) continue;
    report.error(
      'event.start-time-computed',
      { nodeId, field: `/config/timer/${field}` },
      `“${title}” reckons its ${field} from data, and before a run there are none.`,
      'Write the time itself, such as the cycle R/P1D.',
    );
  }
  const wanted = graph.definition.data_definitions.filter(
    (field) => field.input && field.required && field.default === undefined,
  );
  if (wanted.length > 0)
    report.error(
      'event.start-needs-input',
      { nodeId, field: '/config/event' },
      `“${title}” starts the process at a time, with nobody to give ${wanted.map(({ name }) => `“${name}”`).join(', ')}.`,
      'Give these fields defaults, let them not be required, or start the process by a message that has them.',
    );
  const cycle = config.timer?.cycle === undefined ? undefined : cycleOf(config.timer.cycle);
  if (cycle && cycle.times !== 0 && atLeastSeconds(cycle.period) < LOOKS_EVERY)
    report.warning(
      'event.start-too-often',
      { nodeId, field: '/config/timer/cycle' },
      `“${title}” is due more often than once a minute; what is due within one minute starts one run.`,
      'Let a minute or more lie between two starts.',
    );
}
