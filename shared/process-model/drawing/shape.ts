import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { ShapeKind } from './model.ts';

export type Size = { width: number; height: number };

/** Sizes of the shapes, in pixels. */
export const sizes: Record<ShapeKind, Size> = {
  start: { width: 38, height: 38 },
  end: { width: 38, height: 38 },
  catch: { width: 38, height: 38 },
  throw: { width: 38, height: 38 },
  boundary: { width: 30, height: 30 },
  gateway: { width: 46, height: 46 },
  activity: { width: 156, height: 64 },
};

export function shapeOf({ type, config }: Pick<NodeDef, 'type' | 'config'>): ShapeKind {
  if (type === 'start' || type === 'end') return type;
  if (type === 'decision') return 'gateway';
  // Send and receive tasks are message events that are drawn as tasks.
  if (type !== 'event' || config.task === true) return 'activity';
  if (config.position === 'boundary') return 'boundary';
  return config.position === 'throw' ? 'throw' : 'catch';
}

/** What kind of event a round shape is (`timer`, `error`, `none`, …). */
export const eventOf = ({ config }: Pick<NodeDef, 'config'>): string =>
  typeof config.event === 'string' ? config.event : 'none';

export const gatewayOf = ({ config }: Pick<NodeDef, 'config'>): string =>
  typeof config.gateway === 'string' ? config.gateway : 'exclusive';

export const hostOf = (node: Pick<NodeDef, 'type' | 'config'>): string | undefined =>
  shapeOf(node) === 'boundary' && typeof node.config.attachedTo === 'string' ? node.config.attachedTo : undefined;

/** How large a node is drawn: a subprocess that is drawn around its nodes is larger than others. */
export type SizeOf = (node: NodeDef) => Size;
