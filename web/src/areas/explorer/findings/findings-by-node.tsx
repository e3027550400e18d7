import { useTranslation } from 'react-i18next';
import type { Diagnostic, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { cn } from '../../../ui/cn.ts';
import { DiagnosticList } from './diagnostic-list.tsx';
import { groupByNode } from './group-by-node.ts';

type Props = {
  definition: ProcessDefinition;
  diagnostics: readonly Diagnostic[];
  selected: string | undefined;
  onSelect: (nodeId: string) => void;
};

/** Findings under the titles of their nodes; each title leads to its node on the drawing. */
export function FindingsByNode({ definition, diagnostics, selected, onSelect }: Props) {
  const { t } = useTranslation('explorer');
  const titleOf = (id: string) => definition.nodes.find(({ node_id }) => node_id === id)?.title ?? id;
  return (
    <ul className="grid gap-4">
      {groupByNode(diagnostics, definition).map(({ node, diagnostics: found }) => (
        <li key={node?.id ?? ''} className="grid gap-1.5">
          {node ? (
            <button
              type="button"
              aria-pressed={node.id === selected}
              onClick={() => onSelect(node.id)}
              className={cn(
                'w-fit max-w-full break-words rounded-sm text-left font-semibold hover:underline',
                node.id === selected ? 'text-accent-ink' : 'text-ink',
              )}
            >
              {node.title}
            </button>
          ) : (
            <p className="font-semibold text-ink">{t('overview.whole')}</p>
          )}
          <DiagnosticList diagnostics={found} titleOf={titleOf} />
        </li>
      ))}
    </ul>
  );
}
