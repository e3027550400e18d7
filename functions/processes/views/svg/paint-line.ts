import type { ViewLine } from '#contracts/processes/index.ts';
import { linePath, towards } from '#process-model/drawing/line-path.ts';
import { element, textAt, wrapped } from './element.ts';
import type { Palette } from './palette.ts';

/** A line with its arrow, the slash of a default flow, and its label. */
export function paintLine({ points, kind, label, labelAt }: ViewLine, palette: Palette): string {
  const stroke = kind === 'produces' ? palette.success : kind === 'uses' ? palette.accent : palette.muted;
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return '';
  const angle = (from: { x: number; y: number }, to: { x: number; y: number }) =>
    Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI);
  const [start, next] = points as [typeof end, typeof end];
  const slash = towards(start, next, 9);
  return (
    element('path', {
      d: linePath(points),
      fill: 'none',
      stroke,
      'stroke-width': 1.5,
      'stroke-dasharray': kind === 'uses' ? '5 4' : undefined,
    }) +
    element('path', {
      d: 'M0 0L-8.5 -4.2Q-6.8 0 -8.5 4.2Z',
      transform: `translate(${end.x} ${end.y}) rotate(${angle(before, end)})`,
      fill: stroke,
    }) +
    (kind === 'default'
      ? element('path', {
          d: 'M-3.5 5L3.5 -5',
          transform: `translate(${slash.x} ${slash.y}) rotate(${angle(start, next)})`,
          stroke,
          'stroke-width': 1.75,
        })
      : '') +
    (label && labelAt
      ? textAt(wrapped(label, 130, 1, 11.5), labelAt.x, labelAt.y, {
          fill: palette.muted,
          size: 11.5,
          anchor: 'middle',
          halo: palette.canvas,
        })
      : '')
  );
}
