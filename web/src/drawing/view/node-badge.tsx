import {
  Ban,
  Check,
  CircleAlert,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  Minus,
  Move,
  Pause,
  Pencil,
  Plus,
  TriangleAlert,
  X,
} from 'lucide-react';
import { cn } from '../../ui/cn.ts';
import type { Mark } from './marks.ts';
import type { ShapeData } from './shape-data.ts';

const icons: Record<Mark, LucideIcon> = {
  running: LoaderCircle,
  waiting: Hourglass,
  held: Pause,
  done: Check,
  failed: X,
  cancelled: Ban,
  added: Plus,
  removed: Minus,
  changed: Pencil,
  moved: Move,
};
const looks: Record<Mark, string> = {
  running: 'bg-info text-surface',
  waiting: 'bg-info text-surface',
  held: 'bg-warning text-surface',
  done: 'bg-success text-surface',
  failed: 'bg-danger text-surface',
  cancelled: 'bg-faint text-surface',
  added: 'bg-success text-surface',
  removed: 'bg-danger text-surface',
  changed: 'bg-warning text-surface',
  moved: 'bg-accent text-white',
};

/** At the upper right corner: what the run does here and how often it came by, what the compiler found, or what changed. */
export function NodeBadge({ data: { drawn } }: { data: ShapeData }) {
  const { state, finding, change } = drawn;
  if (finding) {
    const Icon = finding === 'error' ? CircleAlert : TriangleAlert;
    return (
      <span
        className={cn(
          'absolute -top-2 -right-2 grid size-5 place-items-center rounded-full text-surface ring-2 ring-surface',
          finding === 'error' ? 'bg-danger' : finding === 'warning' ? 'bg-warning' : 'bg-info',
        )}
      >
        <Icon className="size-3.5" aria-hidden />
      </span>
    );
  }
  const mark = state?.status ?? change;
  if (!mark) return null;
  const Icon = icons[mark];
  return (
    <span
      className={cn(
        'absolute -top-2 -right-2 flex h-5 min-w-5 items-center justify-center gap-1 rounded-full px-1 font-semibold text-[11px] ring-2 ring-surface',
        looks[mark],
      )}
    >
      <Icon className={cn('size-3', mark === 'running' && 'animate-spin')} strokeWidth={2.75} aria-hidden />
      {state && state.visits > 1 && <span className="pr-0.5 tabular-nums">{state.visits}</span>}
    </span>
  );
}
