import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '#contracts/process-definition/index.ts';
import { cn } from '../../../ui/cn.ts';

const icons: Record<Diagnostic['severity'], LucideIcon> = { error: CircleAlert, warning: TriangleAlert, info: Info };
const inks: Record<Diagnostic['severity'], string> = {
  error: 'text-danger',
  warning: 'text-warning',
  info: 'text-info',
};

type Props = {
  diagnostics: readonly Diagnostic[];
  /** Leads to the node that a finding is about. */
  onSelect?: (nodeId: string) => void;
  /** Title of a node, for the way that shows a fault. */
  titleOf?: (nodeId: string) => string;
};

/** Findings with their remedies. */
export function DiagnosticList({ diagnostics, onSelect, titleOf }: Props) {
  if (diagnostics.length === 0) return null;
  return (
    <ul className="grid gap-1.5">
      {diagnostics.map((diagnostic) => {
        const { code, nodeId, flowId, field, message } = diagnostic;
        const looks = 'flex w-full gap-2 rounded-lg border border-line p-2.5 text-left';
        const content = <Finding diagnostic={diagnostic} titleOf={titleOf} />;
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

function Finding({ diagnostic, titleOf }: { diagnostic: Diagnostic; titleOf: Props['titleOf'] }) {
  const { t } = useTranslation('explorer');
  const { code, severity, message, help, flowId, field, path } = diagnostic;
  const Icon = icons[severity];
  return (
    <>
      <Icon className={cn('mt-0.5 size-4 shrink-0', inks[severity])} aria-hidden />
      <span className="grid min-w-0 gap-0.5">
        <span className="break-words font-medium text-ink">{message}</span>
        <span className="break-words text-muted text-xs">{help}</span>
        {titleOf && path && path.length > 1 && (
          <span className="break-words text-muted text-xs">
            {t('overview.way', { way: path.map(titleOf).join(' → ') })}
          </span>
        )}
        <code className="break-all font-mono text-[11px] text-faint">
          {[code, flowId, field].filter(Boolean).join(' · ')}
        </code>
      </span>
    </>
  );
}
