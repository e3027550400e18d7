import type { NodeInstance } from '#contracts/executions/index.ts';
import type { NodeState, NodeStatus } from '../../drawing/view/node-state.ts';

type Visit = Pick<NodeInstance, 'nodeId' | 'type' | 'visit' | 'status'>;

/** A visit names the node's action where it has one (`approval`), else its type (`human_external`). */
export const isHuman = (type: string): boolean => /^(human_|employee_task$|approval$)/.test(type);
/** Work that a worker of the tenant takes. */
export const isJob = (type: string): boolean => type === 'connector';
/** Work that somebody or something outside does, and gateways, which wait for their branches: nothing is at work there. */
const waits = (type: string): boolean => isHuman(type) || isJob(type) || /^(external_|event$|decision$)/.test(type);

export function nodeStatusOf({ status, type }: Pick<Visit, 'status' | 'type'>): NodeStatus {
  switch (status) {
    case 'completed':
      return 'done';
    case 'paused':
      return 'held';
    case 'pending':
      return 'waiting';
    case 'in_progress':
      return waits(type) ? 'waiting' : 'running';
    default:
      return status;
  }
}

const urgency: NodeStatus[] = ['cancelled', 'done', 'failed', 'held', 'waiting', 'running'];

/** Per node: what its latest visit is at, and how often the run came by. Of visits at the same time, the open one counts. */
export function nodeStates(visits: readonly Visit[]): Map<string, NodeState> {
  const states = new Map<string, NodeState>();
  for (const visit of visits) {
    const status = nodeStatusOf(visit);
    const known = states.get(visit.nodeId);
    const open = known && !['done', 'failed', 'cancelled'].includes(known.status);
    const keep = open && urgency.indexOf(known.status) > urgency.indexOf(status);
    states.set(visit.nodeId, { status: keep ? known.status : status, visits: (known?.visits ?? 0) + 1 });
  }
  return states;
}
