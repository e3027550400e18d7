import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MigrationCheck } from '#contracts/executions/index.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';

type Props = { items: readonly MigrationCheck[]; more: (() => void) | undefined; loading: boolean };

/** What a migration would do with each running execution. */
export function DryRunList({ items, more, loading }: Props) {
  const { t } = useTranslation('migration');
  if (items.length === 0) return <p className="text-muted">{t('none')}</p>;
  const can = items.filter((item) => item.migratable).length;
  return (
    <>
      <p role="status">{t('count', { all: items.length, can })}</p>
      <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-xl border border-line">
        {items.map((item) => (
          <CheckRow key={item.executionId} item={item} />
        ))}
      </ul>
      {more && (
        <Button size="sm" tone="quiet" busy={loading} onClick={more}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function CheckRow({ item: { executionId, name, at, migratable, problems, notes } }: { item: MigrationCheck }) {
  const { t } = useTranslation('migration');
  return (
    <li className="grid gap-1 px-4 py-3">
      <div className="flex items-start justify-between gap-3">
        <Link
          to="/executions/$executionId"
          params={{ executionId }}
          className="min-w-0 break-words font-medium hover:underline"
        >
          {name}
        </Link>
        <Badge tone={migratable ? 'success' : 'danger'}>{t(migratable ? 'can' : 'cannot')}</Badge>
      </div>
      <p className="text-muted text-xs">{t('standsAt', { places: at.map(({ title }) => `“${title}”`).join(', ') })}</p>
      {problems.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="text-danger text-xs">
          {message}
        </p>
      ))}
      {notes.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="text-muted text-xs">
          {message}
        </p>
      ))}
    </li>
  );
}
