import { type Flow, FlowSchema, type NodeDef, NodeDefSchema } from '#contracts/process-definition/index.ts';
import type { CheckedNode, EventConfig, Work } from '../model.ts';
import { partId } from './element-of.ts';

/** Nodes and flows that stand for an ad-hoc subprocess: what a designer would have to draw without one. */
export class Sketch {
  readonly owner: CheckedNode;
  readonly nodes: CheckedNode[] = [];
  readonly flows: Flow[] = [];

  constructor(owner: CheckedNode) {
    this.owner = owner;
  }

  id(...part: readonly string[]): string {
    return partId(this.owner.def.node_id, ...part);
  }

  add(
    id: string,
    scope: string,
    type: NodeDef['type'],
    work: Work,
    more: Partial<CheckedNode> = {},
    title?: string,
  ): string {
    const { lane_id, title: ownerTitle } = this.owner.def;
    // An id that is no id of a definition, on purpose.
    const def = {
      ...NodeDefSchema.parse({ node_id: 'part', type, title: title ?? ownerTitle, lane_id }),
      node_id: id,
      scope_id: scope,
    };
    this.nodes.push({ def, work, ...more });
    return id;
  }

  start(id: string, scope: string, config: Partial<EventConfig> = {}): string {
    return this.add(id, scope, 'start', { kind: 'start', config: { event: 'none', interrupting: true, ...config } });
  }

  end(id: string, scope: string, config: Partial<EventConfig> = {}, more: Partial<CheckedNode> = {}): string {
    return this.add(id, scope, 'end', { kind: 'end', config: { event: 'none', interrupting: true, ...config } }, more);
  }

  event(id: string, scope: string, config: Partial<EventConfig>, more: Partial<CheckedNode> = {}): string {
    return this.add(
      id,
      scope,
      'event',
      { kind: 'event', config: { event: 'none', interrupting: true, ...config } },
      more,
    );
  }

  gateway(id: string, scope: string, gateway: 'exclusive' | 'inclusive' = 'exclusive'): string {
    return this.add(id, scope, 'decision', { kind: 'decision', config: { gateway } });
  }

  subprocess(
    id: string,
    scope: string,
    kind: 'embedded' | 'event',
    title?: string,
    more: Partial<CheckedNode> = {},
  ): string {
    return this.add(id, scope, 'subprocess', { kind: 'subprocess', config: { kind, version: 'active' } }, more, title);
  }

  flow(from: string, to: string, when: { condition?: string; isDefault?: boolean } = {}): void {
    const flow = FlowSchema.parse({ id: 'part', from: 'part', to: 'part', ...when });
    this.flows.push({ ...flow, id: `${from}>${to}`, from, to });
  }

  /** `ids` one after another. */
  way(...ids: readonly string[]): void {
    for (const [at, to] of ids.slice(1).entries()) this.flow(ids[at]!, to);
  }
}
