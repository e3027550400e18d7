import type { Flow } from '#contracts/process-definition/index.ts';
import type { Report } from '../../diagnostics/report.ts';
import type { CheckedNode } from '../model.ts';
import { isEventSubprocess } from '../subprocess-kinds.ts';

/** Something that may be started in an ad-hoc subprocess, with all that follows it. */
export interface AdHocWay {
  readonly first: CheckedNode;
  /** Ids; what undoes them included. */
  readonly nodes: ReadonlySet<string>;
  /** Nodes behind which nothing follows. */
  readonly last: readonly string[];
}

/** What may be started: every node that no flow leads to. What cannot stand in an ad-hoc subprocess is reported. */
export function waysOf(
  owner: CheckedNode,
  inside: readonly CheckedNode[],
  flows: readonly Flow[],
  report: Report,
): AdHocWay[] {
  const { node_id: ownerId, title } = owner.def;
  for (const { def, work } of inside)
    if (work.kind === 'start' || work.kind === 'end')
      report.error(
        'ad-hoc.start-or-end',
        { nodeId: def.node_id },
        `“${def.title}” stands in the ad-hoc subprocess “${title}”, whose activities are started one by one and not by flows from a start.`,
        'Remove it, or make the subprocess an embedded one.',
      );
  const led = new Set(flows.map((flow) => flow.to));
  const handlers = new Set(inside.map(({ work }) => (work.kind === 'event' ? work.config.handler : undefined)));
  const starting = inside.filter(
    (node) =>
      !led.has(node.def.node_id) && !attachedTo(node) && !handlers.has(node.def.node_id) && !isEventSubprocess(node),
  );
  if (starting.length === 0)
    report.error(
      'ad-hoc.empty',
      { nodeId: ownerId },
      `Nothing can be started in the ad-hoc subprocess “${title}”.`,
      'Draw the activities in it that may be chosen, without a flow that leads to them.',
    );
  const ways = starting.map((first) => wayFrom(first, inside, flows));
  const seen = new Map<string, AdHocWay>();
  for (const way of ways)
    for (const id of way.nodes) {
      const other = seen.get(id);
      const meeting = inside.find((node) => node.def.node_id === id)!;
      if (other)
        report.error(
          'ad-hoc.ways-meet',
          { nodeId: id, path: [other.first.def.node_id, way.first.def.node_id, id] },
          `“${meeting.def.title}” follows both “${other.first.def.title}” and “${way.first.def.title}”, which are started independently of each other.`,
          'Draw it twice, let it be started by itself, or draw it behind the ad-hoc subprocess.',
        );
      seen.set(id, way);
    }
  return ways;
}

const attachedTo = ({ work }: CheckedNode): string | undefined =>
  work.kind === 'event' && work.config.position === 'boundary' ? (work.config.attachedTo ?? '') : undefined;

function wayFrom(first: CheckedNode, inside: readonly CheckedNode[], flows: readonly Flow[]): AdHocWay {
  const nodes = new Set<string>();
  const open = [first.def.node_id];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (nodes.has(id)) continue;
    nodes.add(id);
    open.push(...flows.filter((flow) => flow.from === id).map((flow) => flow.to));
    for (const node of inside)
      if (attachedTo(node) === id) {
        open.push(node.def.node_id);
        if (node.work.kind === 'event' && node.work.config.handler !== undefined) nodes.add(node.work.config.handler);
      }
  }
  const undoes = (id: string) =>
    inside.some(
      ({ def, work }) =>
        work.kind === 'event' &&
        (work.config.handler === id || (def.node_id === id && work.config.handler !== undefined)),
    );
  const last = [...nodes].filter((id) => !flows.some((flow) => flow.from === id) && !undoes(id));
  return { first, nodes, last };
}
