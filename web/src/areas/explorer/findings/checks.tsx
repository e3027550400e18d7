import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import { Button } from '../../../ui/button.tsx';
import { cn } from '../../../ui/cn.ts';
import { DiagnosticList } from './diagnostic-list.tsx';

type Props = {
  validation: UseQueryResult<{ publishable: boolean; diagnostics: Diagnostic[] }>;
  onSelect: (nodeId: string) => void;
  titleOf: (nodeId: string) => string;
};

/** What the compiler found in the draft; each finding leads to its node. */
export function Checks({ validation, onSelect, titleOf }: Props) {
  const { t } = useTranslation('explorer');
  if (validation.isPending) {
    return (
      <p className="flex items-center gap-2 text-muted" role="status">
        <LoaderCircle className="size-4 animate-spin" aria-hidden /> {t('overview.checking')}
      </p>
    );
  }
  if (validation.error) {
    return (
      <div className="grid justify-items-start gap-2 text-muted">
        {t('overview.checkFailed')}
        <Button size="sm" onClick={() => void validation.refetch()}>
          {t('overview.checkAgain')}
        </Button>
      </div>
    );
  }
  const { publishable, diagnostics } = validation.data;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const verdict = !publishable
    ? t('overview.blocked', { count: errors })
    : diagnostics.length > 0
      ? t('overview.warned')
      : t('overview.sound');
  return (
    <>
      <p className={cn('flex gap-2', publishable ? 'text-success' : 'text-danger')}>
        {publishable ? (
          <CircleCheck className="mt-0.5 size-4 shrink-0" aria-hidden />
        ) : (
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
        )}
        {verdict}
      </p>
      <DiagnosticList diagnostics={diagnostics} onSelect={onSelect} titleOf={titleOf} />
    </>
  );
}
