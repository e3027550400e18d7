import { type Flow, NodeDefSchema } from '#contracts/process-definition/index.ts';
import { IMPLICIT_NODE } from '#contracts/processes/index.ts';
import type { Report } from '../diagnostics/report.ts';
import type { CheckedNode } from './model.ts';
import { isEventSubprocess, isOnDrawing } from './subprocess-kinds.ts';

interface Drawing {
  readonly nodes: ReadonlyMap<string, CheckedNode>;
  readonly flows: readonly Flow[];
}

/**
 * Where a process or subprocess has no start at all, BPMN begins with every node that no flow leads to; where it has no end at all, a
 * way ends with every node that no flow leaves. Here such a start and end are added, which nobody has drawn. With a single start
 * or end the drawing says where it begins or ends, and a node without flows is a mistake. A subprocess without any node is done at once.
 */
export function withImplicitEnds(drawing: Drawing, report: Report): Drawing {
  const scopes = [...drawing.nodes].filter(([, node]) => isOnDrawing(node) && !isEventSubprocess(node));
  const nodes = new Map(drawing.nodes);
  const flows = [...drawing.flows];
  for (const owner of [undefined, ...scopes.map(([, node]) => node)]) {
    const own = [...drawing.nodes.values()].filter((node) => node.def.scope_id === owner?.def.node_id);
    if (owner && own.length === 0) {
      const [start, end] = [implicit('start', owner), implicit('end', owner)];
      for (const added of [start, end]) nodes.set(added.def.node_id, added);
      flows.push(joined('start', start, end));
      sayEmpty(owner, report);
      continue;
    }
    for (const side of ['start', 'end'] as const) {
      if (own.some(({ work }) => work.kind === side)) continue;
      const outer = outermost(own, drawing.flows, side);
      if (outer.length === 0) continue;
      const added = implicit(side, owner);
      nodes.set(added.def.node_id, added);
      flows.push(...outer.map((node) => joined(side, added, node)));
      sayOf(side, owner, outer, report);
    }
  }
  return { nodes, flows };
}

/** Nodes that no flow leads to, or leaves, of those that tokens move through. */
function outermost(own: readonly CheckedNode[], flows: readonly Flow[], side: 'start' | 'end'): CheckedNode[] {
  const met = new Set(flows.map((flow) => (side === 'start' ? flow.to : flow.from)));
  const handlers = new Set(own.map(({ work }) => (work.kind === 'event' ? work.config.handler : undefined)));
  return own.filter((node) => {
    const { work, def } = node;
    if (met.has(def.node_id) || handlers.has(def.node_id) || isEventSubprocess(node)) return false;
    if (work.kind === 'start' || work.kind === 'end') return false;
    if (work.kind !== 'event') return true;
    const { event, position } = work.config;
    if (event === 'link') return position !== (side === 'start' ? 'catch' : 'throw');
    return side === 'start' ? position !== 'boundary' : event !== 'compensation' || position !== 'boundary';
  });
}

function implicit(side: 'start' | 'end', owner: CheckedNode | undefined): CheckedNode {
  const scope = owner?.def.node_id;
  const def = NodeDefSchema.parse({
    node_id: `${IMPLICIT_NODE}.${side}`,
    type: side,
    title: side === 'start' ? 'Start' : 'End',
  });
  const node_id = scope === undefined ? def.node_id : `${def.node_id}.${scope}`;
  return {
    def: { ...def, node_id, ...(scope !== undefined && { scope_id: scope }) },
    work: { kind: side, config: { event: 'none', interrupting: true } },
  };
}

const joined = (side: 'start' | 'end', added: CheckedNode, node: CheckedNode): Flow => {
  const [from, to] = side === 'start' ? [added, node] : [node, added];
  const id = `${added.def.node_id}.${node.def.node_id}`;
  return { id, from: from.def.node_id, to: to.def.node_id, type: 'sequence', isDefault: false };
};

const sayEmpty = ({ def }: CheckedNode, report: Report): void =>
  report.info(
    'subprocess.empty',
    { nodeId: def.node_id },
    `There is nothing in the subprocess “${def.title}”: it does nothing, and is done at once.`,
    'Nothing needs to be done. Draw in it what it is to do, or remove it.',
  );

function sayOf(side: 'start' | 'end', owner: CheckedNode | undefined, outer: readonly CheckedNode[], report: Report) {
  const what = owner ? `The subprocess “${owner.def.title}”` : 'The process';
  const place = { ...(owner && { nodeId: owner.def.node_id }), path: outer.map((node) => node.def.node_id) };
  const titles = outer.map((node) => `“${node.def.title}”`).join(', ');
  if (side === 'start')
    report.info(
      'process.start-implicit',
      place,
      `${what} has no start: it begins with ${titles}${outer.length > 1 ? ', all at once' : ''}.`,
      'Nothing needs to be done. Draw a start where something else is meant.',
    );
  else
    report.info(
      'process.end-implicit',
      place,
      `${what} has no end: it is over when ${titles} ${outer.length > 1 ? 'are' : 'is'} done.`,
      'Nothing needs to be done. Draw an end where something else is meant.',
    );
}
