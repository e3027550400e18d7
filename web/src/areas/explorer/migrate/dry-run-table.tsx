import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MigrationCheck } from '#contracts/executions/index.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Table, Td, Th, Tr } from '../../../ui/table.tsx';

type Props = { items: readonly MigrationCheck[]; more: (() => void) | undefined; loading: boolean };

/** What a migration would do with each running execution. */
export function DryRunTable({ items, more, loading }: Props) {
  const { t } = useTranslation('migration');
  if (items.length === 0) return <p className="text-muted">{t('none')}</p>;
  const can = items.filter((item) => item.migratable).length;
  return (
    <>
      <p role="status">{t('count', { all: items.length, can })}</p>
      <div className="max-h-72 overflow-y-auto rounded-xl border border-line">
        <Table>
          <thead>
            <tr>
              <Th>{t('execution')}</Th>
              <Th>{t('standsAt')}</Th>
              <Th className="w-full">{t('outcome')}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <CheckRow key={item.executionId} item={item} />
            ))}
          </tbody>
        </Table>
      </div>
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
    <Tr>
      <Td className="min-w-36">
        <Link to="/executions/$executionId" params={{ executionId }} className="font-medium hover:underline">
          {name}
        </Link>
      </Td>
      <Td className="min-w-32 text-muted">{at.map(({ title }) => title).join(', ')}</Td>
      <Td>
        {migratable && <Badge tone="success">{t('can')}</Badge>}
        {[...problems, ...notes].map(({ code, message }) => (
          <p key={`${code} ${message}`} className={migratable ? 'text-muted text-xs' : 'text-danger'}>
            {message}
          </p>
        ))}
      </Td>
    </Tr>
  );
}
