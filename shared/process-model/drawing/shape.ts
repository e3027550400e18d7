import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { ShapeKind } from './model.ts';

/** Sizes of the shapes, in pixels. */
export const sizes: Record<ShapeKind, { width: number; height: number }> = {
  start: { width: 38, height: 38 },
  end: { width: 38, height: 38 },
  catch: { width: 38, height: 38 },
  throw: { width: 38, height: 38 },
  boundary: { width: 30, height: 30 },
  gateway: { width: 46, height: 46 },
  activity: { width: 156, height: 64 },
};

type Shaped = Pick<NodeDef, 'type' | 'config'> & Partial<Pick<NodeDef, 'metadata'>>;

export function shapeOf({ type, config, metadata }: Shaped): ShapeKind {
  if (isMessageTask(metadata)) return 'activity';
  if (type === 'start' || type === 'end') return type;
  if (type === 'decision') return 'gateway';
  if (type !== 'event') return 'activity';
  if (config.position === 'boundary') return 'boundary';
  return config.position === 'throw' ? 'throw' : 'catch';
}

/** A send or receive task of a BPMN document is a message event here, but a person drew a task. */
function isMessageTask(metadata: Shaped['metadata']): boolean {
  const bpmn = metadata?.bpmn;
  if (typeof bpmn !== 'object' || bpmn === null || Array.isArray(bpmn)) return false;
  return bpmn.type === 'sendTask' || bpmn.type === 'receiveTask';
}

/** What kind of event a round shape is (`timer`, `error`, `none`, …). */
export const eventOf = ({ config }: Pick<NodeDef, 'config'>): string =>
  typeof config.event === 'string' ? config.event : 'none';

export const gatewayOf = ({ config }: Pick<NodeDef, 'config'>): string =>
  typeof config.gateway === 'string' ? config.gateway : 'exclusive';

export const hostOf = (node: Pick<NodeDef, 'type' | 'config'>): string | undefined =>
  shapeOf(node) === 'boundary' && typeof node.config.attachedTo === 'string' ? node.config.attachedTo : undefined;
