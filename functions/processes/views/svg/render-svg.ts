import type { ProcessView, ViewShape } from '#contracts/processes/index.ts';
import { element, escaped } from './element.ts';
import { paintLine } from './paint-line.ts';
import { paintShape } from './paint-shape.ts';
import { palettes } from './palette.ts';

/**
 * A view as a picture that stands alone: no script, no reference to anything outside, all text escaped, and the same bytes for
 * the same view.
 */
export function renderSvg({ view, name, width, height, shapes, lines }: ProcessView, theme: 'light' | 'dark'): string {
  const palette = palettes[theme];
  const { below = [], above = [] } = Object.groupBy(shapes, (shape) => (isGround(shape) ? 'below' : 'above'));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
    },
    element('title', {}, escaped(`${name}: ${view}`)),
    element('rect', { width: '100%', height: '100%', fill: palette.canvas }),
    ...below.map((shape) => paintShape(shape, palette)),
    ...lines.map((line) => paintLine(line, palette)),
    ...above.map((shape) => paintShape(shape, palette)),
  );
}

/** Lanes, and subprocesses that are drawn around their nodes: lines lie on them. */
const isGround = ({ kind, caption }: ViewShape): boolean =>
  kind === 'lane' || (kind === 'activity' && caption === 'above');
