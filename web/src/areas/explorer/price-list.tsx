import { useTranslation } from 'react-i18next';
import type { Explanation } from '#contracts/processes/index.ts';
import { Card } from '../../ui/card.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';

const million = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 });

/** The prices that costs are reckoned with: each with its date, who confirmed it, and where it may have changed since. */
export function PriceList({ prices }: Pick<Explanation, 'prices'>) {
  const { t } = useTranslation('explorer');
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent-ink">
        {t('compiled.priceList')}
      </summary>
      <Card className="mt-3 overflow-hidden">
        <Table>
          <thead>
            <tr>
              <Th>{t('compiled.unit')}</Th>
              <Th className="text-right">{t('compiled.usd')}</Th>
              <Th>{t('compiled.asOf')}</Th>
              <Th>{t('compiled.source')}</Th>
            </tr>
          </thead>
          <tbody>
            {prices.map(({ id, unit, usd, asOf, confirmedBy, source }) => (
              <Tr key={id}>
                <Td>{unit}</Td>
                <Td className="text-right tabular-nums">{million.format(usd * 1_000_000)}</Td>
                <Td className="whitespace-nowrap">
                  {asOf} <span className="text-muted">{t(`compiled.confirmedBy.${confirmedBy}`)}</span>
                </Td>
                <Td>
                  <a href={source} className="text-accent-ink underline" target="_blank" rel="noreferrer">
                    {new URL(source).pathname.split('/')[1]}
                  </a>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </details>
  );
}
