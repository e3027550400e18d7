import type { ProcessDefinitionInput } from '#contracts/process-definition/index.ts';
import { end } from './builders.ts';

type Nodes = ProcessDefinitionInput['nodes'];
type Flows = ProcessDefinitionInput['flows'];

export interface Drawing {
  readonly nodes: Nodes;
  readonly flows: Flows;
  count: number;
  /** Something can be undone in the scope that is drawn. */
  undoable: boolean;
  /** What the process gives that calls run; undefined where there is none to call. */
  readonly gives?: string | undefined;
}

export interface Exit {
  readonly from: string;
  readonly condition?: string;
  readonly isDefault?: boolean;
}

export const nextId = (drawing: Drawing, prefix: string) => `${prefix}${++drawing.count}`;

export function connect(drawing: Drawing, exits: readonly Exit[], to: string): void {
  for (const exit of exits) {
    const { from, condition, isDefault } = exit;
    const id = `flow${drawing.flows.length + 1}`;
    drawing.flows.push({
      id,
      from,
      to,
      ...(condition !== undefined && { condition }),
      ...(isDefault && { isDefault }),
    });
  }
}

export function place(
  drawing: Drawing,
  node: Nodes[number],
  entries: readonly Exit[],
  scope: string | undefined,
): Exit[] {
  drawing.nodes.push({ ...node, ...(scope !== undefined && { scope_id: scope }) });
  connect(drawing, entries, node.node_id);
  return [{ from: node.node_id }];
}

/** An end of the scope, to lead flows to. */
export function finish(drawing: Drawing, scope: string | undefined, config = {}): string {
  const id = nextId(drawing, 'out');
  place(drawing, end(id, { config }), [], scope);
  return id;
}
