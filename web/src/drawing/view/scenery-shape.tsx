import type { ReactNode } from 'react';
import type { DiagramShape } from '#contracts/process-definition/index.ts';

const line = 'fill-none stroke-line-strong';
const ink = 'fill-none stroke-muted';

/** One shape beside the process, in BPMN's own form. */
export function SceneryShape({ shape }: { shape: DiagramShape }) {
  const { x, y, width, height, title = '' } = shape;
  const box = { x, y, width, height };
  switch (shape.kind) {
    case 'pool':
      return <Pool shape={shape} />;
    case 'page':
      return (
        <>
          <rect {...box} rx={8} className={line} />
          <text x={x + 10} y={y - 6} className="fill-muted text-[12px]">
            {title}
          </text>
        </>
      );
    case 'group':
      return (
        <>
          <rect {...box} rx={12} className={`${ink} [stroke-dasharray:8_4_2_4]`} />
          <Words box={box} align="center">
            {title}
          </Words>
        </>
      );
    case 'annotation':
      return (
        <>
          <path d={`M${x + 12} ${y}H${x}V${y + height}H${x + 12}`} className={ink} />
          <Words box={{ ...box, x: x + 6 }} align="left">
            {title}
          </Words>
        </>
      );
    case 'data_store':
      return (
        <>
          <DataStore {...box} />
          <Below shape={shape} />
        </>
      );
    case 'data_object':
    case 'data_input':
    case 'data_output':
      return (
        <>
          <path
            d={`M${x} ${y}H${x + width * 0.7}L${x + width} ${y + width * 0.3}V${y + height}H${x}ZM${x + width * 0.7} ${y}V${y + width * 0.3}H${x + width}`}
            className={ink}
          />
          <Below shape={shape} />
        </>
      );
    default:
      return (
        <>
          <rect {...box} rx={4} className={line} />
          <Words box={box} align="center">
            {title}
          </Words>
        </>
      );
  }
}

const BAND = 30;

function Pool({ shape: { x, y, width, height, title, vertical } }: { shape: DiagramShape }) {
  const middle = vertical
    ? `translate(${x + width / 2} ${y + BAND / 2})`
    : `translate(${x + BAND / 2} ${y + height / 2}) rotate(-90)`;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} className="fill-surface stroke-line-strong" fillOpacity={0.5} />
      <path d={vertical ? `M${x} ${y + BAND}h${width}` : `M${x + BAND} ${y}v${height}`} className={line} />
      <text
        transform={middle}
        textAnchor="middle"
        dominantBaseline="central"
        className="fill-muted font-medium text-[12px]"
      >
        {title}
      </text>
    </>
  );
}

function DataStore({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const [radius, depth] = [width / 2, Math.min(8, height / 4)];
  const top = y + depth;
  const arc = `a${radius} ${depth} 0 0 0 ${width} 0`;
  return (
    <path
      d={`M${x} ${top}a${radius} ${depth} 0 0 1 ${width} 0V${y + height - depth}a${radius} ${depth} 0 0 1 ${-width} 0ZM${x} ${top}${arc}`}
      className={ink}
    />
  );
}

type Area = { x: number; y: number; width: number; height: number };

/** Text within a box, broken into lines by the browser. */
const Words = ({ box, align, children }: { box: Area; align: 'left' | 'center'; children: ReactNode }) => (
  <foreignObject {...box}>
    <p
      className={`whitespace-pre-line p-1 text-[12px] text-muted leading-tight ${align === 'center' ? 'text-center' : ''}`}
    >
      {children}
    </p>
  </foreignObject>
);

const Below = ({ shape: { x, y, width, height, label, title } }: { shape: DiagramShape }) => (
  <Words box={label ?? { x: x - 40, y: y + height, width: width + 80, height: 44 }} align="center">
    {title}
  </Words>
);
