import { useTranslation } from 'react-i18next';
import type { MergeConflict } from '#contracts/processes/index.ts';
import { cn } from '../../../ui/cn.ts';
import { Value } from './change-list.tsx';

export type Decisions = Record<string, 'ours' | 'theirs'>;
type Props = {
  conflicts: readonly MergeConflict[];
  decisions: Decisions;
  onDecide: (id: string, take: 'ours' | 'theirs') => void;
};

/** One choice for each place that both sides changed. */
export function ConflictList({ conflicts, decisions, onDecide }: Props) {
  const { t } = useTranslation('history');
  return (
    <div className="my-3 grid gap-3">
      {conflicts.map(({ id, element, title, path, ...sides }) => (
        <fieldset key={id} className="rounded-xl border border-line p-3">
          <legend className="px-1 text-xs">
            <span className="text-muted">{t(`element.${element}`)}</span>{' '}
            <span className="font-medium text-ink">{title}</span>{' '}
            <code className="text-muted">{path.slice(1).replaceAll('/', ' › ')}</code>
          </legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {(['ours', 'theirs'] as const).map((side) => (
              <label
                key={side}
                className={cn(
                  'flex cursor-pointer items-start gap-2 rounded-lg border px-3 py-2 transition-colors',
                  decisions[id] === side ? 'border-accent bg-accent-soft' : 'border-line hover:border-line-strong',
                )}
              >
                <input
                  type="radio"
                  name={id}
                  checked={decisions[id] === side}
                  onChange={() => onDecide(id, side)}
                  className="mt-1 accent-accent"
                />
                <span className="min-w-0">
                  <span className="block font-medium text-ink text-xs">{t(`merging.${side}`)}</span>
                  <span className="block max-h-24 overflow-y-auto break-words text-xs">
                    {sides[side] === undefined ? (
                      <em className="text-muted">{t('merging.absent')}</em>
                    ) : (
                      <Value value={sides[side]} />
                    )}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
