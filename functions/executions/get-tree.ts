import type { JsonObject } from '#contracts/core/json.ts';
import type { ExecutionTreeNode } from '#contracts/executions/index.ts';
import type { ExecutionRecord } from './execution.ts';
import type { ExecutionStore } from './execution-store.ts';
import { readRecord } from './view-execution.ts';

function treeOf(record: ExecutionRecord, byParent: Map<string, ExecutionRecord[]>): ExecutionTreeNode {
  const children = (byParent.get(record.id) ?? []).toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return { ...record, children: children.map((child) => treeOf(child, byParent)) };
}

/** The whole tree that an execution belongs to, and the global context that it shares. */
export async function getTree(
  id: string,
  store: ExecutionStore,
): Promise<{ root: ExecutionTreeNode; context: JsonObject }> {
  const asked = await readRecord(id, store);
  const root = asked.rootExecutionId === id ? asked : await readRecord(asked.rootExecutionId, store);
  const below = await store.getMany((await store.descendants(root.id)).map((link) => link.id));
  const byParent = Map.groupBy(below, (record) => record.parentExecutionId ?? root.id);
  const { context } = await store.getPayload(root.id);
  return { root: treeOf(root, byParent), context };
}
