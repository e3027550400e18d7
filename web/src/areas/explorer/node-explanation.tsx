import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { Fact, Facts, Section } from '../../ui/facts.tsx';

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });

/** How the compiler turned a node of a published version into states, and what a visit costs. */
export function NodeExplanation({
  processId: id,
  version,
  nodeId,
}: {
  processId: string;
  version: string;
  nodeId: string;
}) {
  const { t } = useTranslation('explorer');
  const { data } = useQuery({
    queryKey: [...keys.version(id, version), 'explain'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/processes/{id}/versions/{version}/explain', { params: { path: { id, version } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = data?.nodes.find((node) => node.nodeId === nodeId);
  if (!found) return null;
  return (
    <Section title={t('node.compiled')}>
      <Facts>
        <Fact name={t('node.construct')}>{found.construct}</Fact>
        <Fact name={t('node.states')}>{found.states.join(', ')}</Fact>
        <Fact name={t('node.transitions')}>{found.transitionsPerVisit}</Fact>
        <Fact name={t('node.lambdaCalls')}>{found.lambdaCallsPerVisit}</Fact>
        <Fact name={t('node.cost')}>{dollars.format(found.costPerVisit * 1000)}</Fact>
      </Facts>
      {found.perInstance && <p className="text-muted text-xs">{t('node.perInstance')}</p>}
    </Section>
  );
}
