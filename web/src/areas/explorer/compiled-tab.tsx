import { useQuery } from '@tanstack/react-query';
import { Cpu, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useMay } from '../../app/session-hooks.ts';
import { JsonView } from '../../ui/json-view.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { RunCosts } from './run-costs.tsx';

type Props = { processId: string; version: string | undefined };

/** The state machine that a published version became. */
export function CompiledTab({ processId, version }: Props) {
  const { t } = useTranslation('explorer');
  const mayRead = useMay('designer', 'manager');
  if (!mayRead) return <EmptyState icon={Lock} title={t('compiled.forbidden')} />;
  if (version === undefined) return <EmptyState icon={Cpu} title={t('compiled.none')} text={t('compiled.noneText')} />;
  return <StateMachine id={processId} version={version} />;
}

function StateMachine({ id, version }: { id: string; version: string }) {
  const { t } = useTranslation('explorer');
  const asl = useQuery({
    queryKey: [...keys.version(id, version), 'asl'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/processes/{id}/versions/{version}/asl', { params: { path: { id, version } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (asl.error) return <ErrorState error={asl.error} retry={() => void asl.refetch()} />;
  return (
    <Page>
      <RunCosts processId={id} version={version} />
      <p className="text-muted">{t('compiled.text', { version })}</p>
      {asl.data ? <JsonView value={asl.data} label={t('compiled.label')} tall /> : <Skeleton className="h-96" />}
    </Page>
  );
}
