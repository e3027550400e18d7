import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '#contracts/processes/index.ts';
import { Card } from '../../ui/card.tsx';
import { Table, Td, Th, Tr } from '../../ui/table.tsx';
import { perThousand } from './use-explanation.ts';

const AMOUNT = 'whitespace-nowrap text-right tabular-nums';

/** What a visit of each step costs, the dearest first; a step leads to its place on the drawing. */
export function StepCosts({
  explanation,
  select: { processId, version },
}: {
  explanation: Explanation;
  select: { processId: string; version: string };
}) {
  const { t } = useTranslation('explorer');
  const nodes = explanation.nodes.toSorted((a, b) => b.costPerVisit - a.costPerVisit);
  return (
    <details open={nodes.length <= 12}>
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent-ink">{t('compiled.steps')}</summary>
      <Card className="mt-3 overflow-hidden">
        <Table>
          <thead>
            <tr>
              <Th>{t('compiled.step')}</Th>
              <Th>{t('compiled.construct')}</Th>
              <Th className={AMOUNT}>{t('compiled.transitions')}</Th>
              <Th className={AMOUNT}>{t('compiled.lambdaCalls')}</Th>
              <Th className={AMOUNT}>{t('compiled.costOfVisits')}</Th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ nodeId, title, construct, transitionsPerVisit, lambdaCallsPerVisit, costPerVisit }) => (
              <Tr key={nodeId}>
                <Td>
                  <Link
                    to="/processes/$processId"
                    params={{ processId }}
                    search={{ version, node: nodeId }}
                    className="font-medium text-ink hover:text-accent-ink hover:underline"
                  >
                    {title}
                  </Link>
                </Td>
                <Td className="text-muted">{construct}</Td>
                <Td className={AMOUNT}>{transitionsPerVisit}</Td>
                <Td className={AMOUNT}>{lambdaCallsPerVisit}</Td>
                <Td className={AMOUNT}>{perThousand(costPerVisit)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </details>
  );
}
