import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Process, ProcessVersion } from '#contracts/processes/index.ts';
import { useMay } from '../../app/session-hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { VersionStatus } from '../../ui/status.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { HistorySection } from './history/history-section.tsx';
import { MigrateButton } from './migrate/migrate-button.tsx';
import { useVersionChange, useVersions } from './use-versions.ts';

export function VersionsTab({ process }: { process: Process }) {
  const { t } = useTranslation('explorer');
  const list = useVersions(process.id);
  return (
    <Page>
      <Card className="overflow-hidden">
        {list.isPending && <SkeletonRows rows={3} />}
        {list.error && <ErrorState error={list.error} retry={list.refetch} />}
        {list.items && (
          <Table>
            <thead>
              <tr>
                <Th>{t('versions.version')}</Th>
                <Th>{t('versions.status')}</Th>
                <Th className="w-full">{t('versions.note')}</Th>
                <Th>{t('versions.published')}</Th>
                <Th>
                  <span className="sr-only">{t('versions.actions')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((version) => (
                <VersionRow key={version.id} version={version} />
              ))}
            </tbody>
          </Table>
        )}
        <LoadMore more={list.more} loading={list.loadingMore} />
      </Card>
      <HistorySection process={process} />
    </Page>
  );
}

function VersionRow({ version }: { version: ProcessVersion }) {
  const { t } = useTranslation('explorer');
  const draft = version.status === 'DRAFT';
  return (
    <Tr>
      <Td className="font-medium tabular-nums">{version.version}</Td>
      <Td>
        <span className="flex gap-1.5">
          <VersionStatus status={version.status} />
          {version.active && (
            <Badge tone="success" dot>
              {t('versions.active')}
            </Badge>
          )}
        </span>
      </Td>
      <Td className="min-w-40 text-muted">
        {version.versionNote ?? (draft ? t('versions.current') : t('versions.noNote'))}
      </Td>
      <Td className="whitespace-nowrap text-muted">
        {version.publishedAt && <RelativeTime at={version.publishedAt} />}
      </Td>
      <Td>
        <VersionActions version={version} />
      </Td>
    </Tr>
  );
}

function VersionActions({ version: { processId, version, status, active } }: { version: ProcessVersion }) {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  const activate = useVersionChange(processId, 'activate');
  const deprecate = useVersionChange(processId, 'deprecate');
  const changeable = mayDesign && status === 'PUBLISHED' && !active;
  return (
    <span className="flex justify-end gap-2">
      {changeable && (
        <>
          <Button size="sm" tone="quiet" busy={deprecate.isPending} onClick={() => deprecate.mutate(version)}>
            {t('versions.deprecate')}
          </Button>
          <Button size="sm" busy={activate.isPending} onClick={() => activate.mutate(version)}>
            {t('versions.activate')}
          </Button>
        </>
      )}
      {status !== 'DRAFT' && <MigrateButton processId={processId} version={version} />}
      <Button size="sm" tone="quiet" asChild>
        <Link
          to="/processes/$processId"
          params={{ processId }}
          search={{ version: status === 'DRAFT' ? 'draft' : version }}
          aria-label={`${t('versions.view')} ${version}`}
        >
          {t('versions.view')}
        </Link>
      </Button>
    </span>
  );
}
