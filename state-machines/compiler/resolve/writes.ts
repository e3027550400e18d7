import { type CheckedNode, isActivity } from '../normalize/model.ts';

/** Fields of the process data that a node may write, sorted. */
export function writesOf(node: CheckedNode): string[] {
  const { work, def } = node;
  if (isActivity(work) && work.config.multiInstance) {
    const { outputCollection } = work.config.multiInstance;
    return outputCollection === undefined ? [] : [outputCollection];
  }
  const mapping = 'outputMapping' in work.config ? work.config.outputMapping : undefined;
  if (mapping) return Object.keys(mapping).sort();
  return isActivity(work) || work.kind === 'event' ? [...new Set(def.outputs)].sort() : [];
}
