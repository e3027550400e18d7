import type { ViewShape } from '#contracts/processes/index.ts';
import { element, textAt, escaped as textOf, wrapped } from './element.ts';
import { AD_HOC_MARK, activityIcon, EVENT_MARKS, GATEWAY_MARKS, PROCESS_ICON } from './marks.ts';
import type { Palette } from './palette.ts';

type Paint = (shape: ViewShape, palette: Palette) => string;

const LANE_TITLE = 34;

const lane: Paint = ({ x, y, width, height, title }, { surface, band, line, muted }) =>
  element('rect', { x, y, width, height, fill: surface, stroke: line }) +
  element('rect', { x, y, width: LANE_TITLE, height, fill: band, stroke: line }) +
  element(
    'g',
    { transform: `translate(${x + LANE_TITLE / 2} ${y + height / 2}) rotate(-90)` },
    textAt(wrapped(title, height - 12, 1, 12.5), 0, 0, { fill: muted, weight: 600, anchor: 'middle', size: 12.5 }),
  );

const box = ({ x, y, width, height }: ViewShape, fill: string, stroke: string, strokeWidth = 1.25, rx = 11): string =>
  element('rect', { x, y, width, height, rx, fill, stroke, 'stroke-width': strokeWidth });

const icon = (path: string, x: number, y: number, stroke: string, fill: string): string =>
  element('rect', { x, y, width: 26, height: 26, rx: 7, fill }) +
  element('path', {
    d: path,
    transform: `translate(${x + 5} ${y + 5})`,
    fill: 'none',
    stroke,
    'stroke-width': 1.3,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });

const adHocMark = (x: number, y: number, stroke: string): string =>
  element('path', { d: AD_HOC_MARK, transform: `translate(${x} ${y})`, fill: 'none', stroke, 'stroke-width': 2 });

const activity: Paint = (shape, { surface, band, strong, ink, muted }) => {
  const { x, y, width, height, title, type, caption: where } = shape;
  const isAdHoc = type === 'ad_hoc';
  const middle = where === 'above' ? y + 22 : y + height / 2;
  return (
    box(shape, surface, strong, type === 'subprocess' || isAdHoc ? 2.25 : 1.25) +
    (isAdHoc ? adHocMark(x + width / 2, y + height - 9, muted) : '') +
    icon(activityIcon(type), x + 11, middle - 13, muted, band) +
    textAt(wrapped(title, width - 56, where ? 1 : 3, 12.5), x + 46, middle, { fill: ink, weight: 500, size: 12.5 })
  );
};

const event: Paint = ({ x, y, width, height, title, kind, type }, { surface, muted }) => {
  const [cx, cy, r] = [x + width / 2, y + height / 2, width / 2];
  const between = kind === 'event' || kind === 'boundary';
  const mark = EVENT_MARKS[type];
  const beside = kind === 'boundary';
  return (
    element('circle', { cx, cy, r, fill: surface, stroke: muted, 'stroke-width': kind === 'end' ? 3.5 : 1.5 }) +
    (between ? element('circle', { cx, cy, r: r - 3, fill: 'none', stroke: muted, 'stroke-width': 1 }) : '') +
    (mark
      ? element('path', {
          d: mark,
          transform: `translate(${cx} ${cy})${beside ? ' scale(0.8)' : ''}`,
          fill: kind === 'end' ? muted : 'none',
          stroke: muted,
          'stroke-width': 1.3,
          'stroke-linejoin': 'round',
        })
      : '') +
    (beside
      ? textAt(wrapped(title, 100, 2, 11.5), x + width + 4, y + height - 2, { fill: muted, size: 11.5 })
      : textAt(wrapped(title, 104, 2, 11.5), cx, y + height + 16, { fill: muted, size: 11.5, anchor: 'middle' }))
  );
};

/** Beside the gateway where no line comes or goes. */
function caption({ x, y, width, height, title, caption: where }: ViewShape, { muted, canvas }: Palette): string {
  const style = { fill: muted, size: 11.5, halo: canvas };
  const lines = wrapped(title, 130, 2, 11.5);
  if (where === 'aside') return textAt(lines, x + width / 2 - 8, y - 2, { ...style, anchor: 'end' });
  const at = where === 'below' ? y + height + 14 : y - 14;
  return textAt(lines, x + width / 2, at, { ...style, anchor: 'middle' });
}

const gateway: Paint = (shape, palette) => {
  const { x, y, width, height, type } = shape;
  const { surface, muted } = palette;
  const [cx, cy] = [x + width / 2, y + height / 2];
  return (
    element('path', {
      d: `M${cx} ${y}L${x + width} ${cy}L${cx} ${y + height}L${x} ${cy}Z`,
      fill: surface,
      stroke: muted,
      'stroke-width': 1.5,
      'stroke-linejoin': 'round',
    }) +
    element('path', {
      d: GATEWAY_MARKS[type] ?? GATEWAY_MARKS.exclusive,
      transform: `translate(${cx} ${cy})`,
      fill: 'none',
      stroke: muted,
      'stroke-width': 2,
    }) +
    caption(shape, palette)
  );
};

const data: Paint = (shape, { accent, accentSoft, strong, surface, ink, muted }) => {
  const { x, y, width, height, title, detail = '', type } = shape;
  const [right, bottom, fold] = [x + width, y + height, 12];
  const given = type === 'input';
  return (
    element('path', {
      d: `M${x} ${y}H${right - fold}L${right} ${y + fold}V${bottom}H${x}ZM${right - fold} ${y}V${y + fold}H${right}`,
      fill: given ? accentSoft : surface,
      stroke: given ? accent : strong,
      'stroke-width': 1.25,
      'stroke-linejoin': 'round',
    }) +
    textAt(wrapped(title, width - 34, 1, 12.5), x + 12, y + height / 2 - 8, { fill: ink, weight: 500, size: 12.5 }) +
    textAt(wrapped(detail, width - 20, 1, 11), x + 12, y + height / 2 + 10, { fill: muted, size: 11 })
  );
};

const MARKS: Record<NonNullable<ViewShape['mark']>, string> = {
  cycle: 'runs itself again',
  repeated: 'shown elsewhere',
  missing: 'does not exist',
  cut: 'more below',
};

const process: Paint = (shape, { accent, accentSoft, surface, strong, band, ink, muted, warning, warningSoft }) => {
  const { x, y, width, height, id, title, detail = '', mark } = shape;
  const [root, wrong] = [id === 'root', mark === 'cycle' || mark === 'missing'];
  const says = [mark && MARKS[mark], detail].filter(Boolean).join(' · ');
  return (
    box(
      shape,
      wrong ? warningSoft : root ? accentSoft : surface,
      wrong ? warning : root ? accent : strong,
      root ? 2 : 1.25,
    ) +
    icon(
      PROCESS_ICON,
      x + 11,
      y + height / 2 - 13,
      wrong ? warning : root ? accent : muted,
      wrong || root ? surface : band,
    ) +
    textAt(wrapped(title, width - 58, 1, 12.5), x + 46, y + height / 2 - 9, { fill: ink, weight: 600, size: 12.5 }) +
    textAt(wrapped(says, width - 54, 1, 11), x + 46, y + height / 2 + 10, { fill: wrong ? warning : muted, size: 11 })
  );
};

const PAINTS: Record<ViewShape['kind'], Paint> = {
  lane,
  activity,
  start: event,
  end: event,
  event,
  boundary: event,
  gateway,
  data,
  process,
};

export const paintShape: Paint = (shape, palette) =>
  element('g', {}, element('title', {}, ...titleOf(shape)), PAINTS[shape.kind](shape, palette));

const titleOf = ({ title, detail, mark }: ViewShape): string[] => [
  textOf([title, detail, mark && MARKS[mark]].filter(Boolean).join(' – ')),
];
