import type { JsonObject } from '#contracts/core/json.ts';
import type { HistoryEvent, NodeInstance } from '#contracts/executions/index.ts';
import type { RunnableVersion, SourceMap } from '#contracts/processes/index.ts';

type NodeEvent = Extract<HistoryEvent['type'], `node.${string}`>;

const between = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** Node instances and typed events, as they come about. Knows nothing of Step Functions. */
export class NodeLog {
  readonly instances: NodeInstance[] = [];
  readonly events: Omit<HistoryEvent, 'id'>[] = [];
  /** Flows that the run has followed. */
  readonly flows = new Set<string>();
  readonly #visits = new Map<string, number>();
  readonly #nodes: Map<string, RunnableVersion['nodes'][number]>;

  constructor(nodes: RunnableVersion['nodes']) {
    this.#nodes = new Map(nodes.map((node) => [node.node_id, node]));
  }

  enter(nodeId: string, time: string, within?: { visit: number; index: number }): NodeInstance {
    const visit = within?.visit ?? (this.#visits.get(nodeId) ?? 0) + 1;
    this.#visits.set(nodeId, Math.max(visit, this.#visits.get(nodeId) ?? 0));
    const node = this.#nodes.get(nodeId);
    const instance: NodeInstance = {
      id: [nodeId, visit, ...(within ? [within.index] : [])].join(':'),
      nodeId,
      title: node?.title ?? nodeId,
      type: node?.action_type ?? node?.type ?? 'unknown',
      visit,
      ...(within ? { index: within.index } : {}),
      status: 'in_progress',
      startedAt: time,
      attempts: 1,
    };
    this.instances.push(instance);
    this.tell('node.entered', instance, time);
    return instance;
  }

  /** What lies between two states and has none of its own: flows, merges, gateways with one way out. */
  pass({ nodes, flows }: SourceMap['transitions'][string][string], time: string): void {
    for (const flowId of flows) this.flows.add(flowId);
    for (const nodeId of nodes) this.end(this.enter(nodeId, time), 'completed', time);
  }

  end(instance: NodeInstance, status: 'completed' | 'failed' | 'cancelled', time: string): void {
    if (instance.endedAt !== undefined) return;
    instance.status = status;
    instance.endedAt = time;
    instance.durationMs = between(instance.startedAt, time);
    const { error } = instance;
    const detail =
      status === 'failed' && error ? { error: error.name, ...(error.cause ? { cause: error.cause } : {}) } : undefined;
    this.tell(`node.${status}`, instance, time, detail);
  }

  tell(type: NodeEvent, instance: NodeInstance, time: string, detail?: JsonObject): void {
    const index = instance.index === undefined ? undefined : { index: instance.index };
    const more = index || detail ? { detail: { ...index, ...detail } } : {};
    const { nodeId, title, visit } = instance;
    this.events.push({ type, time, nodeId, title, visit, durationMs: between(instance.startedAt, time), ...more });
  }
}
