import { type Box, centerOf, type Drawing } from '#process-model/drawing/model.ts';

type Size = { width: number; height: number };
export type View = { x: number; y: number; zoom: number };

const PADDING = 32;
const LARGEST = 1.1;
/** Smaller than this, titles cannot be read: then a part is shown instead of the whole. */
const SMALLEST = 0.5;
/** As small as this where the whole can be seen then: an end that is cut off says less than small titles. */
const SMALLEST_WHOLE = 0.44;

/** The box around everything; events carry their titles below. */
export function boundsOf({ nodes, lanes, scenery }: Drawing): Box {
  const boxes: Box[] = [
    ...nodes.map(({ x, y, width, height }) => ({ x: x - 20, y, width: width + 40, height: height + 34 })),
    ...lanes,
    ...(scenery?.shapes ?? []),
  ];
  const x = Math.min(...(scenery ? [] : [0]), ...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** How a drawing is shown first: whole if that can be read, else the part around `focus`, or its beginning. */
export function firstView(bounds: Box, size: Size, focus: Box | undefined): View {
  const whole = Math.min((size.width - 2 * PADDING) / bounds.width, (size.height - 2 * PADDING) / bounds.height);
  const zoom = whole >= SMALLEST_WHOLE ? Math.min(whole, LARGEST) : SMALLEST;
  const at = focus && centerOf(focus);
  return {
    x: shift(bounds.x, bounds.width, size.width, zoom, at?.x ?? bounds.x),
    y: shift(bounds.y, bounds.height, size.height, zoom, at?.y ?? bounds.y + bounds.height / 2),
    zoom,
  };
}

/** Centers what fits; otherwise brings `target` to the middle without showing more than a margin beyond the ends. */
function shift(start: number, length: number, room: number, zoom: number, target: number): number {
  if (length * zoom <= room - PADDING) return (room - length * zoom) / 2 - start * zoom;
  const wanted = room / 2 - target * zoom;
  return Math.min(Math.max(wanted, room - PADDING / 2 - (start + length) * zoom), PADDING / 2 - start * zoom);
}
