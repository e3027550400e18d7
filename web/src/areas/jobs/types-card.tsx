import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { JobTypeUse } from '#contracts/jobs/index.ts';
import { Card, CardTitle } from '../../ui/card.tsx';
import { cn } from '../../ui/cn.ts';
import { ErrorState } from '../../ui/states.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { useJobTypes } from './use-job-types.ts';

const counts = ['available', 'leased', 'delayed', 'suspended', 'failing'] as const;

/** What waits of each type, since when, and who has some. Nothing when no job is open. */
export function TypesCard() {
  const { t } = useTranslation('jobs');
  const { data, error, refetch } = useJobTypes();
  if (error && !data)
    return (
      <Card>
        <ErrorState error={error} retry={() => void refetch()} />
      </Card>
    );
  if (!data || data.items.length === 0) return null;
  return (
    <Card className="overflow-hidden">
      <CardTitle aside={data.complete ? null : <span className="text-muted text-xs">{t('types.more')}</span>}>
        {t('types.title')}
      </CardTitle>
      <Table>
        <thead>
          <tr>
            <Th>{t('types.type')}</Th>
            {counts.map((kind) => (
              <Th key={kind} className="whitespace-nowrap text-right">
                {t(`types.${kind}`)}
              </Th>
            ))}
            <Th className="whitespace-nowrap">{t('types.oldest')}</Th>
            <Th>{t('types.workers')}</Th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((use) => (
            <TypeRow key={use.type} use={use} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function TypeRow({ use }: { use: JobTypeUse }) {
  const { t } = useTranslation('jobs');
  const { type: chosen, status } = useSearch({ from: '/shell/jobs' });
  return (
    <Tr className={cn(chosen === use.type && 'bg-accent-soft')}>
      <Td className="min-w-40 break-words">
        <Link
          to="/jobs"
          search={{ status, type: chosen === use.type ? undefined : use.type }}
          className="font-medium text-accent-ink hover:underline"
        >
          {use.type}
        </Link>
      </Td>
      {counts.map((kind) => (
        <Td
          key={kind}
          className={cn(
            'text-right tabular-nums',
            use[kind] === 0 && 'text-faint',
            kind === 'failing' && use.failing > 0 && 'font-medium text-danger',
          )}
        >
          {use[kind]}
        </Td>
      ))}
      <Td className="whitespace-nowrap text-muted">
        <RelativeTime at={use.oldestAt} />
      </Td>
      <Td className="min-w-32 break-words text-muted">
        {use.workers.length > 0 ? use.workers.join(', ') : t('types.nobody')}
      </Td>
    </Tr>
  );
}
