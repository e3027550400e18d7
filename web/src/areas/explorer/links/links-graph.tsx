import { useTranslation } from 'react-i18next';
import type { ProcessLink } from '#contracts/processes/index.ts';
import { cn } from '../../../ui/cn.ts';
import { LinkedProcess } from './linked-process.tsx';

const ROW = 56;
const MOST = 8;
const GAP = 56;

/** The process in the middle, what leads to it on the left, what it leads to on the right. */
export function LinksGraph({ id, name, links }: { id: string; name: string; links: readonly ProcessLink[] }) {
  const { t } = useTranslation('links');
  const before = links.filter(({ to, type }) => to.id === id && type !== 'shares_data');
  const after = links.filter(({ from }) => from.id === id);
  const shownBefore = before.slice(0, MOST);
  const shownAfter = after.slice(0, MOST);
  const height = Math.max(shownBefore.length, shownAfter.length, 1) * ROW;
  return (
    <div className="overflow-x-auto p-4">
      <div className="grid min-w-150 grid-cols-[1fr_3.5rem_1fr_3.5rem_1fr]" style={{ height }}>
        <Side links={shownBefore} end="from" label={t('leadsHere')} hidden={before.length - shownBefore.length} />
        <Curves count={shownBefore.length} height={height} />
        <div className="grid place-items-center">
          <div className="w-full rounded-xl border border-accent bg-accent-soft px-3 py-2.5 text-center font-semibold text-accent-ink">
            <span className="line-clamp-2">{name}</span>
          </div>
        </div>
        <Curves count={shownAfter.length} height={height} away />
        <Side links={shownAfter} end="to" label={t('leadsOn')} hidden={after.length - shownAfter.length} />
      </div>
    </div>
  );
}

type SideProps = { links: readonly ProcessLink[]; end: 'from' | 'to'; label: string; hidden: number };

function Side({ links, end, label, hidden }: SideProps) {
  const { t } = useTranslation('links');
  return (
    <ul aria-label={label} className="flex min-w-0 flex-col justify-center">
      {links.map((link, at) => (
        <li
          key={`${link.type} ${link[end].id} ${link.id ?? ''}`}
          className="flex items-center"
          style={{ height: ROW }}
          title={hidden > 0 && at === links.length - 1 ? t('more', { count: hidden }) : undefined}
        >
          <div
            className={cn(
              'grid w-full min-w-0 rounded-lg border bg-surface px-3 py-1.5 shadow-card dark:bg-raised',
              link[end].missing ? 'border-danger border-dashed' : 'border-line-strong',
              link.origin === 'declared' && 'border-dashed',
            )}
          >
            <span className="truncate text-faint text-xs">{t(`type.${link.type}`)}</span>
            <LinkedProcess process={link[end]} className="truncate" />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A curve from each row to the middle (or `away` from it), with its arrow at the end. */
function Curves({ count, height, away = false }: { count: number; height: number; away?: boolean }) {
  const top = (height - count * ROW) / 2;
  const rows = Array.from({ length: count }, (_, at) => top + at * ROW + ROW / 2);
  const middle = height / 2;
  return (
    <svg aria-hidden width={GAP} height={height} viewBox={`0 0 ${GAP} ${height}`} className="block w-full text-faint">
      {rows.map((y) => {
        const [from, to] = away ? [middle, y] : [y, middle];
        const end = GAP - 6;
        return (
          <g key={y} fill="none" stroke="currentColor" strokeWidth={1.5}>
            <path d={`M 2 ${from} C ${GAP / 2} ${from}, ${GAP / 2} ${to}, ${end} ${to}`} />
            <path d={`M ${end - 5} ${to - 4} L ${end} ${to} L ${end - 5} ${to + 4}`} />
          </g>
        );
      })}
    </svg>
  );
}
