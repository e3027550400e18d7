import { useTranslation } from 'react-i18next';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { perThousand, useExplanation } from './use-explanation.ts';

const PARTS = ['stateTransitions', 'lambda', 'dynamodb', 'events'] as const;
const number = new Intl.NumberFormat('en');

type Props = { processId: string; version: string; nodeId: string };

/** How the compiler turned a node of a published version into states, and what a visit costs. */
export function NodeExplanation({ processId, version, nodeId }: Props) {
  const { t } = useTranslation('explorer');
  const { data } = useExplanation(processId, version);
  const found = data?.nodes.find((node) => node.nodeId === nodeId);
  if (!data || !found) return null;
  const parts = PARTS.filter((part) => found.cost[part] > 0);
  const quotas = data.quotas.filter(({ id }) => found.quotas.includes(id));
  return (
    <Section title={t('node.compiled')}>
      <Facts>
        <Fact name={t('node.construct')}>{found.construct}</Fact>
        <Fact name={t('node.states')}>{found.states.join(', ')}</Fact>
        <Fact name={t('node.transitions')}>{found.transitionsPerVisit}</Fact>
        <Fact name={t('node.lambdaCalls')}>{found.lambdaCallsPerVisit}</Fact>
        <Fact name={t('node.historyEvents')}>{found.historyEventsPerVisit}</Fact>
        <Fact name={t('node.cost')}>{perThousand(found.costPerVisit)}</Fact>
        {parts.length > 1 && (
          <Fact name={t('node.costParts')}>
            {parts.map((part) => `${t(`node.costPart.${part}`)} ${perThousand(found.cost[part])}`).join(', ')}
          </Fact>
        )}
        {found.fixedPayloadBytes > 0 && (
          <Fact name={t('node.fixedPayload')}>
            {t('node.bytes', { bytes: number.format(found.fixedPayloadBytes) })}
          </Fact>
        )}
        {quotas.length > 0 && (
          <Fact name={t('node.quotas')}>
            <ul className="grid gap-1">
              {quotas.map(({ id, name, limit, source }) => (
                <li key={id}>
                  <a href={source} target="_blank" rel="noreferrer" className="underline">
                    {name}
                  </a>
                  : {limit}
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
      {found.perInstance && <p className="text-muted text-xs">{t('node.perInstance')}</p>}
    </Section>
  );
}
