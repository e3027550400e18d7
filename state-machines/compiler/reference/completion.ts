import type { NodeDef } from '#contracts/process-definition/index.ts';
import { conditionHolds } from './conditions.ts';
import type { TokenData } from './data.ts';

/** Whether the condition of an ad-hoc subprocess holds under which nothing more is started in it. */
export async function isComplete(node: NodeDef, data: TokenData): Promise<boolean> {
  const { completionCondition: condition } = node.config;
  return condition !== undefined && conditionHolds({ ...node, config: { condition } }, data);
}
