import type { SourceMap } from '#contracts/processes/index.ts';
import type { HistoryBuilder } from './history-builder.ts';
import { projectRun } from './project-run.ts';

export type Roles = Record<string, [nodeId: string, role: string]>;

const shapeOf = (roles: Roles, transitions: SourceMap['transitions'] = {}) => ({
  nodes: Object.values(roles).map(([node_id]) => ({ node_id, title: `The ${node_id}`, type: 'machine' as const })),
  sourceMap: {
    states: Object.fromEntries(Object.entries(roles).map(([name, [nodeId, role]]) => [name, { nodeId, role }])),
    transitions,
  },
});

export const ROLES: Roles = {
  A: ['a', 'work'],
  'A hold': ['a', 'hold'],
  B: ['b', 'work'],
  C: ['c', 'work'],
  Decide: ['d', 'choice'],
  Done: ['end', 'end'],
};

/** Projects a history whose states have these roles. */
export const project = (history: HistoryBuilder, roles: Roles = ROLES, transitions: SourceMap['transitions'] = {}) =>
  projectRun(history.events, shapeOf(roles, transitions));
export const statuses = (projection: ReturnType<typeof project>) =>
  projection.nodes.map((node) => `${node.id} ${node.status}`);
export const told = (projection: ReturnType<typeof project>) =>
  projection.events.map((one) => `${one.type} ${one.nodeId}`);
