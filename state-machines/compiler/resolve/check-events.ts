import type { Report } from '../diagnostics/report.ts';
import { inDelimiters } from '../expressions/delimiters.ts';
import { durationSeconds } from '../expressions/duration.ts';
import type { CheckedNode, EventConfig, ProcessGraph } from '../normalize/model.ts';

type Position = 'start' | 'end' | 'catch' | 'throw' | 'boundary';

/** Events that compile in each position. What is missing here is refused with what to use instead. */
const SUPPORTED: Readonly<Record<Position, readonly EventConfig['event'][]>> = {
  start: ['none', 'timer', 'message', 'signal'],
  end: ['none', 'message', 'signal', 'escalation', 'error', 'terminate'],
  catch: ['none', 'timer', 'message', 'signal', 'link'],
  throw: ['none', 'message', 'signal', 'escalation', 'link'],
  boundary: ['timer', 'error'],
};

const INSTEAD: Partial<Record<EventConfig['event'], string>> = {
  conditional: 'Let the activity that changes the data publish a message, and wait for the message.',
  compensation: 'Lead an error boundary event to the activities that undo the work.',
  escalation: 'Use the escalation of a human task, or an error.',
  cancel: 'End the process with an error and handle it with an error boundary event.',
  message: 'Wait for the message with an event-based gateway.',
  signal: 'Wait for the signal with an event-based gateway.',
  terminate: 'Use a terminate end.',
  error: 'Use an end with the error.',
};

/** Events say what they wait for or throw, and are of a kind that compiles. */
export function checkEvents(graph: ProcessGraph, report: Report): void {
  for (const node of graph.nodes.values()) {
    const position = positionOf(node, report);
    if (position && (node.work.kind === 'event' || node.work.kind === 'start' || node.work.kind === 'end'))
      checkEvent(node, node.work.config, position, report);
  }
}

function positionOf(node: CheckedNode, report: Report): Position | undefined {
  const { work, def } = node;
  if (work.kind === 'start' || work.kind === 'end') return work.kind;
  if (work.kind !== 'event') return undefined;
  if (work.config.position) return work.config.position;
  if (work.config.event === 'timer' || work.config.event === 'none') return 'catch';
  report.error(
    'event.position-missing',
    { nodeId: def.node_id, field: '/config/position' },
    `“${def.title}” does not say whether it catches or throws.`,
    'Set position to catch, throw or boundary.',
  );
  return undefined;
}

function checkEvent(node: CheckedNode, config: EventConfig, position: Position, report: Report): void {
  const { node_id: nodeId, title } = node.def;
  if (!SUPPORTED[position].includes(config.event)) {
    report.error(
      'event.not-supported',
      { nodeId, field: '/config/event' },
      `“${title}”: a ${config.event} event cannot stand here (${position}).`,
      INSTEAD[config.event] ?? `Use one of: ${SUPPORTED[position].join(', ')}.`,
    );
    return;
  }
  if (position === 'boundary' && !config.interrupting && config.event !== 'timer')
    report.error(
      'event.non-interrupting-not-supported',
      { nodeId, field: '/config/interrupting' },
      `“${title}” does not interrupt its activity; only timers can do that.`,
      'Use a timer, or let the event interrupt.',
    );
  if (config.event === 'timer') checkTimer(node, config, position, report);
  const named = ['message', 'signal', 'escalation', 'link'].includes(config.event);
  if (named && config.name === undefined)
    report.error(
      'event.name-missing',
      { nodeId, field: '/config/name' },
      `“${title}” does not name its ${config.event}.`,
      'Set the name.',
    );
}

function checkTimer(node: CheckedNode, config: EventConfig, position: Position, report: Report): void {
  const { node_id: nodeId, title } = node.def;
  const { duration, date, cycle } = config.timer ?? {};
  const given = [duration, date, cycle].filter((value) => value !== undefined).length;
  if (given !== 1) {
    report.error(
      'event.timer-unclear',
      { nodeId, field: '/config/timer' },
      `“${title}” needs exactly one of duration, date and cycle; it has ${given}.`,
      'Keep the one that is meant.',
    );
    return;
  }
  if (position === 'start') return;
  if (cycle !== undefined || (date !== undefined && position === 'boundary'))
    report.error(
      'event.timer-kind-not-supported',
      { nodeId, field: `/config/timer/${cycle !== undefined ? 'cycle' : 'date'}` },
      `“${title}” cannot use a ${cycle !== undefined ? 'cycle' : 'date'} here.`,
      'Use a duration.',
    );
  const literal = duration !== undefined && !inDelimiters(duration) ? durationSeconds(duration) : undefined;
  if (literal !== undefined && literal > 31_536_000)
    report.error(
      'event.timer-too-long',
      { nodeId, field: '/config/timer/duration' },
      `“${title}” waits longer than a run may take (one year).`,
      'Wait for less than a year, or start a second process later with a schedule.',
    );
}
