import { useTranslation } from 'react-i18next';
import type { ElementChange, FieldChange } from '#contracts/processes/index.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';

const tones: Record<ElementChange['change'], Tone> = {
  added: 'success',
  removed: 'danger',
  changed: 'warning',
  moved: 'accent',
};

/** Differences in words: each element, and for those that changed each field as it was and is. */
export function ChangeList({ changes }: { changes: readonly ElementChange[] }) {
  const { t } = useTranslation('history');
  return (
    <ul aria-label={t('comparing.list')} className="divide-y divide-line">
      {changes.map((change) => (
        <li key={`${change.element}:${change.id}`} className="py-2.5">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={tones[change.change]}>{t(`change.${change.change}`)}</Badge>
            <span className="text-muted text-xs">{t(`element.${change.element}`)}</span>
            <span className="font-medium text-ink">{change.title}</span>
          </p>
          {(change.change === 'changed' || change.change === 'moved') && (
            <ul className="mt-1.5 grid gap-1">
              {change.fields.map((field) => (
                <FieldRow key={field.path} field={field} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function FieldRow({ field: { path, before, after } }: { field: FieldChange }) {
  return (
    <li className="grid gap-x-3 text-xs sm:grid-cols-[minmax(8rem,16rem)_minmax(0,1fr)]">
      <code className="break-all text-muted">{path.slice(1).replaceAll('/', ' › ')}</code>
      <span className="min-w-0 break-words">
        <Value value={before} className="text-danger line-through decoration-danger/40" />
        {' → '}
        <Value value={after} className="text-success" />
      </span>
    </li>
  );
}

export function Value({ value, className }: { value: unknown; className?: string }) {
  const { t } = useTranslation('history');
  if (value === undefined) return <em className="text-muted">{t('comparing.nothing')}</em>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <span className={className}>{text.length > 300 ? `${text.slice(0, 300)}…` : text}</span>;
}
