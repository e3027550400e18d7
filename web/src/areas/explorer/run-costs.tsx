import { useTranslation } from 'react-i18next';
import type { Explanation } from '#contracts/processes/index.ts';
import { Card } from '../../ui/card.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';
import { PriceList } from './price-list.tsx';
import { StepCosts } from './step-costs.tsx';
import { perThousand, useExplanation } from './use-explanation.ts';

const FIGURES = ['transitions', 'lambdaCalls', 'historyEvents'] as const;
const number = new Intl.NumberFormat('en');
const AMOUNT = 'whitespace-nowrap text-right tabular-nums';

/** What a run of a published version costs, from the cheapest to the dearest way through it. */
export function RunCosts({ processId, version }: { processId: string; version: string }) {
  const { t } = useTranslation('explorer');
  const { data } = useExplanation(processId, version);
  if (!data) return null;
  const { process } = data;
  const titlesOf = (ids: readonly string[]) =>
    ids.map((id) => data.nodes.find(({ nodeId }) => nodeId === id)?.title ?? id).join(', ');
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-label={t('compiled.costs')}>
      <h2 className="font-semibold">{t('compiled.costs')}</h2>
      <Card className="overflow-x-auto">
        <Table>
          <thead>
            <tr>
              <Th>{t('compiled.perRun')}</Th>
              {FIGURES.map((figure) => (
                <Th key={figure} className={AMOUNT}>
                  {t(`compiled.${figure}`)}
                </Th>
              ))}
              <Th className={AMOUNT}>{t('compiled.cost')}</Th>
            </tr>
          </thead>
          <tbody>
            {(['min', 'max'] as const).map((end) => (
              <Tr key={end}>
                <Td>{t(end === 'min' ? 'compiled.least' : 'compiled.most')}</Td>
                {FIGURES.map((figure) => (
                  <Td key={figure} className={AMOUNT}>
                    {number.format(process[figure][end])}
                  </Td>
                ))}
                <Td className={AMOUNT}>{perThousand(process.cost[end])}</Td>
              </Tr>
            ))}
            {process.repetitions.map((repetition) => (
              <Tr key={`${repetition.kind} ${repetition.nodeIds.join(' ')}`}>
                <Td>{t(`compiled.${repetition.kind}`, { titles: titlesOf(repetition.nodeIds) })}</Td>
                {FIGURES.map((figure) => (
                  <Td key={figure} className={AMOUNT}>
                    + {number.format(repetition[figure])}
                  </Td>
                ))}
                <Td className={AMOUNT}>+ {perThousand(repetition.cost)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
      <Remarks explanation={data} subprocesses={titlesOf(process.subprocesses)} />
      <StepCosts explanation={data} select={{ processId, version }} />
      <PriceList prices={data.prices} />
    </section>
  );
}

function Remarks({ explanation, subprocesses }: { explanation: Explanation; subprocesses: string }) {
  const { t } = useTranslation('explorer');
  const { process, pricesAsOf, region, assumptions } = explanation;
  return (
    <div className="grid gap-1 text-muted text-xs">
      <p>{t(process.repetitions.length === 0 ? 'compiled.bounded' : 'compiled.unbounded')}</p>
      {subprocesses !== '' && <p>{t('compiled.subprocesses', { titles: subprocesses })}</p>}
      <p>{t('compiled.size', { bytes: number.format(process.definitionBytes) })}</p>
      <p>
        {t('compiled.prices', {
          region,
          date: pricesAsOf,
          memory: assumptions.lambdaMemoryGb,
          seconds: assumptions.lambdaSeconds,
        })}
      </p>
    </div>
  );
}
