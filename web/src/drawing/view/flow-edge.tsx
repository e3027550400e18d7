import type { Edge, EdgeProps } from '@xyflow/react';
import { linePath, towards } from '#process-model/drawing/line-path.ts';
import type { DrawnFlow, Point } from '#process-model/drawing/model.ts';
import { cn } from '../../ui/cn.ts';
import type { Change, Severity } from './node-state.ts';

export type FlowData = {
  drawn: DrawnFlow;
  taken: boolean;
  gateway: boolean;
  change?: Change | undefined;
  finding?: Severity | undefined;
  /** On the way that explains a finding. */
  onWay: boolean;
};

type Look = { line: string; arrow: string };

const changedLook: Record<Change, Look> = {
  added: { line: 'stroke-success', arrow: 'fill-success' },
  removed: { line: 'stroke-danger [stroke-dasharray:5_4]', arrow: 'fill-danger' },
  changed: { line: 'stroke-warning', arrow: 'fill-warning' },
  moved: { line: 'stroke-faint', arrow: 'fill-faint' },
};

const foundLook: Record<Severity, Look> = {
  error: { line: 'stroke-danger', arrow: 'fill-danger' },
  warning: { line: 'stroke-warning', arrow: 'fill-warning' },
  info: { line: 'stroke-info', arrow: 'fill-info' },
};
const plain: Look = { line: 'stroke-faint', arrow: 'fill-faint' };

function lookOf({ change, finding, onWay, taken }: FlowData, selected: boolean | undefined): Look {
  if (change) return changedLook[change];
  if (onWay) return foundLook.error;
  if (finding) return foundLook[finding];
  if (selected) return { line: 'stroke-accent', arrow: 'fill-accent' };
  return taken ? { line: 'stroke-success', arrow: 'fill-success' } : plain;
}

/** A flow as it was routed: rounded corners, arrow, label, and the slash of a default flow. */
export function FlowEdge({ data, selected }: EdgeProps<Edge<FlowData>>) {
  if (!data) return null;
  const { points, flow, label } = data.drawn;
  const { line: look, arrow } = lookOf(data, selected);
  const width = data.onWay ? 3 : data.taken || data.change || data.finding ? 2 : 1.5;
  return (
    <g className="transition-colors" data-finding={data.finding} data-on-way={data.onWay || undefined}>
      <path d={linePath(points)} className={cn('fill-none', look)} strokeWidth={width} />
      <Arrow points={points} className={arrow} />
      {flow.isDefault && data.gateway && <Slash points={points} className={look} />}
      {flow.condition && !data.gateway && <Diamond at={points[0]} className={look} />}
      {label && (
        <text
          x={label.x}
          y={label.y}
          textAnchor="middle"
          dominantBaseline="central"
          className="fill-muted stroke-canvas text-[12px]"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {flow.label}
        </text>
      )}
    </g>
  );
}

function Arrow({ points, className }: { points: readonly Point[]; className: string }) {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return null;
  const angle = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return (
    <path
      d="M0 0L-8.5 -4.2Q-6.8 0 -8.5 4.2Z"
      transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
      className={className}
    />
  );
}

function Slash({ points, className }: { points: readonly Point[]; className: string }) {
  const [start, next] = points;
  if (!start || !next) return null;
  const at = towards(start, next, 9);
  const angle = (Math.atan2(next.y - start.y, next.x - start.x) * 180) / Math.PI;
  return (
    <path
      d="M-3.5 5L3.5 -5"
      strokeWidth={1.75}
      transform={`translate(${at.x} ${at.y}) rotate(${angle})`}
      className={className}
    />
  );
}

/** BPMN marks a condition on a flow that leaves an activity with a small diamond. */
const Diamond = ({ at, className }: { at: Point | undefined; className: string }) =>
  at && (
    <path d="M0 0L6 -4L12 0L6 4Z" transform={`translate(${at.x} ${at.y})`} className={cn('fill-surface', className)} />
  );
