import type { ProcessView } from '#contracts/processes/index.ts';
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
  const bands = shapes.filter(({ kind }) => kind === 'lane');
  const rest = shapes.filter(({ kind }) => kind !== 'lane');
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
    ...bands.map((shape) => paintShape(shape, palette)),
    ...lines.map((line) => paintLine(line, palette)),
    ...rest.map((shape) => paintShape(shape, palette)),
  );
}
