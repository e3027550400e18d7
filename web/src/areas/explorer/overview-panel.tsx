import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import type { Process } from '#contracts/processes/index.ts';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { Checks } from './findings/checks.tsx';

type Validation = { publishable: boolean; diagnostics: Diagnostic[] };
type Props = {
  process: Process;
  /** Of the draft; a published version has passed its checks. */
  validation: UseQueryResult<Validation> | undefined;
  onSelect: (nodeId: string) => void;
  titleOf: (nodeId: string) => string;
};

/** Beside the drawing while no node is chosen: what the process is, and whether its draft can be published. */
export function OverviewPanel({ process, validation, onSelect, titleOf }: Props) {
  const { t } = useTranslation('explorer');
  return (
    <>
      <Section title={t('overview.about')}>
        <p className={process.description ? '' : 'text-muted'}>{process.description ?? t('overview.noDescription')}</p>
        <Facts>
          <Fact name={t('overview.version')}>{process.activeVersion ?? t('overview.none')}</Fact>
          <Fact name={t('overview.updated')}>
            <RelativeTime at={process.updatedAt} />
          </Fact>
          <Fact name={t('overview.created')}>
            <RelativeTime at={process.createdAt} />
          </Fact>
        </Facts>
        <p className="text-muted text-xs">{t('overview.hint')}</p>
      </Section>
      {validation && (
        <Section title={t('overview.checks')}>
          <Checks validation={validation} onSelect={onSelect} titleOf={titleOf} />
        </Section>
      )}
    </>
  );
}
