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
    if (!kinds.some((kind) => kind === 'message' || kind === 'signal' || kind === 'conditional'))
      report.error(
        'gateway.nothing-to-wait-for',
        { nodeId: idOf(vertex) },
        `“${titleOf(vertex)}” waits for no message, signal or condition.`,
        'Lead it to a message, signal or conditional event, or use a timer event alone.',
      );
  }
}

/** Complex gateways say how many tokens they wait for. */
export function checkComplexGateways(graph: ProcessGraph, report: Report): void {
  for (const vertex of graph.vertices) {
    const work = vertex.node?.work;
    if (work?.kind !== 'decision') continue;
    const { gateway, activateAfter } = work.config;
    const place = { nodeId: idOf(vertex), field: '/config/activateAfter' };
    if (gateway !== 'complex' && activateAfter !== undefined)
      report.error(
        'gateway.activate-after-not-possible',
        place,
        `“${titleOf(vertex)}” is no complex gateway; it does not count tokens.`,
        'Remove activateAfter, or make the gateway complex.',
      );
    if (vertex.join !== 'complex') continue;
    if (activateAfter === undefined || activateAfter > vertex.in.length)
      report.error(
        'gateway.activate-after-unclear',
        place,
        activateAfter === undefined
          ? `“${titleOf(vertex)}” does not say how many of its ${vertex.in.length} flows must bring a token.`
          : `“${titleOf(vertex)}” waits for ${activateAfter} tokens, but only ${vertex.in.length} flows lead to it.`,
        `Set activateAfter to a number from 1 to ${vertex.in.length}.`,
      );
  }
}

function checkAwaited(gateway: Vertex, event: Vertex, report: Report): void {
  const kind = eventKind(event);
  const waits = ['message', 'signal', 'conditional', 'timer'].includes(kind ?? '');
  if (!waits)
    report.error(
      'gateway.event-expected',
      { nodeId: idOf(event) },
      `“${titleOf(gateway)}” waits for events, but “${titleOf(event)}” is none that can be waited for.`,
      'Put a catching message, signal, conditional or timer event, or a receive task, behind the gateway.',
    );
  else if (isSurrounded(event))
    report.error(
      'gateway.task-surrounded',
      { nodeId: idOf(event) },
      `“${titleOf(event)}” stands behind an event-based gateway: it is over at once, so nothing can be attached to it or repeat it.`,
      'Remove its repetition and the events on its border, or put a plain message event behind the gateway.',
    );
  else if (event.in.length > 1)
    report.error(
      'gateway.event-shared',
      { nodeId: idOf(event) },
      `“${titleOf(event)}” stands behind an event-based gateway, but other flows lead to it too.`,
      'Give the gateway an event of its own.',
    );
}

const isSurrounded = ({ node, out }: Vertex): boolean =>
  node?.work.kind === 'receive' &&
  (node.work.config.loop !== undefined ||
    node.work.config.multiInstance !== undefined ||
    out.some((edge) => edge.kind === 'boundary'));

function eventKind(vertex: Vertex): string | undefined {
  const work = vertex.node?.work;
  if (work?.kind === 'receive') return work.config.event;
  return work?.kind === 'event' && work.config.position !== 'throw' && work.config.position !== 'boundary'
    ? work.config.event
    : undefined;
}
