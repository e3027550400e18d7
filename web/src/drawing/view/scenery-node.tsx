import type { Node, NodeProps } from '@xyflow/react';
import type { DiagramEdge, DiagramShape } from '#contracts/process-definition/index.ts';
import type { Box } from '#process-model/drawing/model.ts';
import { cn } from '../../ui/cn.ts';
import { SceneryShape } from './scenery-shape.tsx';

export type SceneryData = { box: Box; shapes: readonly DiagramShape[]; edges: readonly DiagramEdge[] };

const dashes: Record<DiagramEdge['kind'], string> = {
  flow: '',
  message_flow: '[stroke-dasharray:7_5]',
  association: '[stroke-dasharray:2_4]',
  data_association: '[stroke-dasharray:2_4]',
  other: '[stroke-dasharray:4_4]',
};

/** What a diagram shows beside the process: pools, annotations, groups, data and message flows. To look at only. */
export const SceneryNode = ({ data: { box, shapes, edges } }: NodeProps<Node<SceneryData>>) => (
  <svg
    className="pointer-events-none"
    width={box.width}
    height={box.height}
    viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
    aria-hidden="true"
  >
    {shapes.map((shape) => (
      <SceneryShape key={`${shape.kind} ${shape.id}`} shape={shape} />
    ))}
    {edges.map((edge) => (
      <SceneryLine key={edge.id} edge={edge} />
    ))}
  </svg>
);

function SceneryLine({ edge: { kind, points, title, label } }: { edge: DiagramEdge }) {
  const [end, before] = [points.at(-1), points.at(-2)];
  const angle = end && before ? (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI : 0;
  const middle = points[Math.floor(points.length / 2)];
  const at = label ? { x: label.x + label.width / 2, y: label.y + label.height / 2 } : middle;
  return (
    <g>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        className={cn('fill-none stroke-faint', dashes[kind])}
        strokeWidth={1.3}
      />
      {kind !== 'association' && end && (
        <path
          d="M-8 -4.5L0 0L-8 4.5"
          transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
          className={cn('stroke-faint', kind === 'message_flow' ? 'fill-surface' : 'fill-none')}
          strokeWidth={1.3}
        />
      )}
      {title && at && (
        <text
          x={at.x}
          y={at.y}
          textAnchor="middle"
          className="fill-muted stroke-canvas text-[12px]"
          strokeWidth={4}
          paintOrder="stroke"
        >
          {title}
        </text>
      )}
    </g>
  );
}
