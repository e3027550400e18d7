import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode, EventConfig, ProcessGraph } from '../normalize/model.ts';
import { isEventSubprocess } from '../normalize/subprocess-kinds.ts';
import { checkStartTimer } from './check-start.ts';
import { checkTimer, type Firing } from './check-timer.ts';

type Position = 'start' | 'inner start' | 'event start' | 'end' | 'catch' | 'throw' | 'boundary';

/** Events that compile in each position. What is missing here is refused with what to use instead. */
const SUPPORTED: Readonly<Record<Position, readonly EventConfig['event'][]>> = {
  start: ['none', 'timer', 'message', 'signal'],
  'inner start': ['none'],
  'event start': ['timer', 'message', 'signal', 'error', 'escalation', 'conditional'],
  end: ['none', 'message', 'signal', 'escalation', 'error', 'terminate', 'compensation', 'cancel'],
  catch: ['none', 'timer', 'message', 'signal', 'link', 'conditional'],
  throw: ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  boundary: ['timer', 'error', 'message', 'signal', 'escalation', 'cancel', 'compensation', 'conditional'],
};

const INSTEAD: Partial<Record<EventConfig['event'], string>> = {
  conditional:
    'Before a run there are no data that a condition could read. Start on a message or signal that whoever changes the data sends, or on a schedule, and ask the condition with an exclusive decision behind the start.',
  compensation: 'Throw it with an intermediate event or an end, or attach it to an activity.',
  escalation: 'Catch it on the boundary of a subprocess, or with an event subprocess.',
  cancel: 'Use a cancel end within a transaction, and a cancel event on its boundary.',
  terminate: 'Use a terminate end.',
  error: 'Use an end with the error.',
};

/** What cannot happen without interrupting what it belongs to. */
const ALWAYS_INTERRUPTS: readonly EventConfig['event'][] = ['error', 'cancel'];

/** Events say what they wait for or throw, and are of a kind that compiles. */
export function checkEvents(graph: ProcessGraph, report: Report): void {
  for (const node of graph.nodes.values()) {
    if (node.work.kind === 'receive' || node.work.kind === 'send') checkName(node, node.work.config, report);
    const position = positionOf(node, graph, report);
    if (position && (node.work.kind === 'event' || node.work.kind === 'start' || node.work.kind === 'end')) {
      checkEvent(node, node.work.config, position, graph, report);
      checkHost(node, node.work.config, position, graph, report);
    }
  }
}

/** Escalations and cancellations come out of subprocesses. */
function checkHost(
  node: CheckedNode,
  config: EventConfig,
  position: Position,
  graph: ProcessGraph,
  report: Report,
): void {
  const { node_id: nodeId, title } = node.def;
  const host = graph.nodes.get(config.attachedTo ?? '');
  if (position === 'boundary' && host) {
    const { kind } = host.work.kind === 'subprocess' ? host.work.config : { kind: undefined };
    if (config.event === 'escalation' && kind === undefined)
      report.error(
        'event.escalation-without-subprocess',
        { nodeId, field: '/config/attachedTo' },
        `“${title}” catches an escalation, but “${host.def.title}” is no subprocess that could throw one.`,
        'Attach it to a subprocess; a human task has an escalation of its own.',
      );
    if (config.event === 'cancel' && kind !== 'transaction')
      report.error(
        'event.cancel-without-transaction',
        { nodeId, field: '/config/attachedTo' },
        `“${title}” catches a cancellation, but “${host.def.title}” is no transaction.`,
        'Attach it to a subprocess of the kind transaction.',
      );
  }
  const scope = graph.nodes.get(node.def.scope_id ?? '')?.work;
  if (
    position === 'end' &&
    config.event === 'cancel' &&
    !(scope?.kind === 'subprocess' && scope.config.kind === 'transaction')
  )
    report.error(
      'event.cancel-without-transaction',
      { nodeId },
      `“${title}” cancels a transaction, but does not lie in one.`,
      'Put it into a subprocess of the kind transaction, or end with an error.',
    );
}

function positionOf(node: CheckedNode, graph: ProcessGraph, report: Report): Position | undefined {
  const { work, def } = node;
  if (work.kind === 'end') return 'end';
  if (work.kind === 'start') {
    const owner = def.scope_id === undefined ? undefined : graph.nodes.get(def.scope_id);
    if (!owner) return 'start';
    return isEventSubprocess(owner) ? 'event start' : 'inner start';
  }
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

function firingOf({ interrupting }: EventConfig, position: Position): Firing {
  if (position === 'start') return 'starts';
  return !interrupting && (position === 'boundary' || position === 'event start') ? 'again' : 'once';
}

function checkEvent(
  node: CheckedNode,
  config: EventConfig,
  position: Position,
  graph: ProcessGraph,
  report: Report,
): void {
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
  if (!config.interrupting && ALWAYS_INTERRUPTS.includes(config.event))
    report.error(
      'event.must-interrupt',
      { nodeId, field: '/config/interrupting' },
      `“${title}”: ${config.event === 'error' ? 'an error' : 'a cancellation'} has ended the activity already; it cannot be left to go on.`,
      'Let the event interrupt, or use an escalation, which leaves the subprocess running.',
    );
  if (config.event === 'timer') checkTimer(node, config, firingOf(config, position), report);
  if (config.event === 'timer' && position === 'start') checkStartTimer(node, config, graph, report);
  if (config.event === 'conditional' && config.condition === undefined)
    report.error(
      'event.condition-missing',
      { nodeId, field: '/config/condition' },
      `“${title}” does not say which condition it waits for.`,
      'Set the condition, such as amount > 1000.',
    );
  const catchesAll = config.event === 'escalation' && (position === 'boundary' || position === 'event start');
  const named = ['message', 'signal', 'escalation', 'link'].includes(config.event);
  if (named && !catchesAll) checkName(node, config, report);
}

function checkName(
  { def: { node_id: nodeId, title } }: CheckedNode,
  { event, name }: Pick<EventConfig, 'event' | 'name'>,
  report: Report,
): void {
  if (name === undefined)
    report.error(
      'event.name-missing',
      { nodeId, field: '/config/name' },
      `“${title}” does not name its ${event}.`,
      'Set the name.',
    );
}
