import type { Report } from '../diagnostics/report.ts';
import { idOf, type ProcessGraph, titleOf, type Vertex } from '../normalize/model.ts';

/** Event-based gateways lead to events that can be waited for together. */
export function checkEventGateways(graph: ProcessGraph, report: Report): void {
  for (const vertex of graph.vertices) {
    if (vertex.split !== 'event') continue;
    if (vertex.out.length < 2) continue;
    for (const edge of vertex.out) checkAwaited(vertex, edge.to, report);
    const kinds = vertex.out.map((edge) => eventKind(edge.to));
    if (kinds.filter((kind) => kind === 'timer').length > 1)
      report.error(
        'gateway.several-timers',
        { nodeId: idOf(vertex) },
        `“${titleOf(vertex)}” leads to several timers; only the first could ever fire.`,
        'Keep the shortest timer.',
      );
    if (!kinds.some((kind) => kind === 'message' || kind === 'signal'))
      report.error(
        'gateway.nothing-to-wait-for',
        { nodeId: idOf(vertex) },
        `“${titleOf(vertex)}” waits for no message or signal.`,
        'Lead it to a message or signal, or use a timer event alone.',
      );
  }
}

function checkAwaited(gateway: Vertex, event: Vertex, report: Report): void {
  const kind = eventKind(event);
  const waits = kind === 'message' || kind === 'signal' || kind === 'timer';
  if (!waits)
    report.error(
      'gateway.event-expected',
      { nodeId: idOf(event) },
      `“${titleOf(gateway)}” waits for events, but “${titleOf(event)}” is none that can be waited for.`,
      'Put a catching message, signal or timer event behind the gateway.',
    );
  else if (event.in.length > 1)
    report.error(
      'gateway.event-shared',
      { nodeId: idOf(event) },
      `“${titleOf(event)}” stands behind an event-based gateway, but other flows lead to it too.`,
      'Give the gateway an event of its own.',
    );
  const work = event.node?.work;
  if (work?.kind === 'event' && kind === 'timer' && work.config.timer?.duration === undefined)
    report.error(
      'gateway.timer-without-duration',
      { nodeId: idOf(event), field: '/config/timer' },
      `“${titleOf(event)}” stands behind an event-based gateway and needs a duration.`,
      'Use a duration instead of a date.',
    );
}

function eventKind(vertex: Vertex): string | undefined {
  const work = vertex.node?.work;
  return work?.kind === 'event' && work.config.position !== 'throw' && work.config.position !== 'boundary'
    ? work.config.event
    : undefined;
}
