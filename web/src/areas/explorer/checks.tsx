import type { UseQueryResult } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, Info, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';

const icons: Record<Diagnostic['severity'], LucideIcon> = { error: CircleAlert, warning: TriangleAlert, info: Info };
const inks: Record<Diagnostic['severity'], string> = {
  error: 'text-danger',
  warning: 'text-warning',
  info: 'text-info',
};

type Props = {
  validation: UseQueryResult<{ publishable: boolean; diagnostics: Diagnostic[] }>;
  onSelect: (nodeId: string) => void;
};

/** What the compiler found in the draft; each finding leads to its node. */
export function Checks({ validation, onSelect }: Props) {
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
      <DiagnosticList diagnostics={diagnostics} onSelect={onSelect} />
    </>
  );
}

export function DiagnosticList({
  diagnostics,
  onSelect,
}: {
  diagnostics: readonly Diagnostic[];
  onSelect?: Props['onSelect'];
}) {
  if (diagnostics.length === 0) return null;
  return (
    <ul className="grid gap-1.5">
      {diagnostics.map((diagnostic) => {
        const { code, severity, message, help, nodeId, flowId, field } = diagnostic;
        const Icon = icons[severity];
        const content = (
          <>
            <Icon className={cn('mt-0.5 size-4 shrink-0', inks[severity])} aria-hidden />
            <span className="grid gap-0.5">
              <span className="font-medium text-ink">{message}</span>
              <span className="text-muted text-xs">{help}</span>
              <code className="font-mono text-[11px] text-faint">
                {[code, flowId, field].filter(Boolean).join(' · ')}
              </code>
            </span>
          </>
        );
        const looks = 'flex w-full gap-2 rounded-lg border border-line p-2.5 text-left';
        return (
          <li key={`${code} ${nodeId} ${flowId} ${field} ${message}`}>
            {nodeId && onSelect ? (
              <button type="button" onClick={() => onSelect(nodeId)} className={cn(looks, 'hover:bg-sunken')}>
                {content}
              </button>
            ) : (
              <div className={looks}>{content}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
