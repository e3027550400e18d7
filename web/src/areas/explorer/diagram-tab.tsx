import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { Process } from '#contracts/processes/index.ts';
import { findingsOf } from './findings/findings-of.ts';
import { NodeDetails } from './node-details.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { useValidation } from './use-validation.ts';
import { ProcessViews } from './views/process-views.tsx';

type Props = {
  process: Process;
  definition: ProcessDefinition;
  version: string | undefined;
  etag: string | undefined;
};

/** The drawing with what the compiler says of it, beside the details of the chosen node. */
export function DiagramTab({ process, definition, version, etag }: Props) {
  const { t } = useTranslation('explorer');
  const { node: nodeId } = useSearch({ from: '/shell/processes/$processId' });
  const navigate = useNavigate({ from: '/processes/$processId' });
  const select = (node: string | undefined) => void navigate({ search: (was) => ({ ...was, node }), replace: true });
  const validation = useValidation(process.id, version === undefined ? etag : undefined);
  const findings = useMemo(
    () => findingsOf(validation.data?.diagnostics ?? [], definition.flows, nodeId),
    [validation.data, definition.flows, nodeId],
  );
  const node = definition.nodes.find(({ node_id }) => node_id === nodeId);
  return (
    <div className="grid min-h-0 grow grid-rows-[minmax(24rem,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-1">
      <ProcessViews
        processId={process.id}
        definition={definition}
        version={version}
        etag={etag}
        selected={nodeId}
        onSelect={select}
        findings={findings}
      />
      <aside
        aria-label={t('details')}
        className="min-h-0 overflow-y-auto border-line border-t bg-surface lg:border-t-0 lg:border-l"
      >
        {node ? (
          <NodeDetails
            key={node.node_id}
            node={node}
            definition={definition}
            processId={process.id}
            version={version}
            diagnostics={validation.data?.diagnostics ?? []}
            onSelect={select}
          />
        ) : (
          <OverviewPanel
            process={process}
            validation={version === undefined ? validation : undefined}
            onSelect={select}
            titleOf={titleIn(definition)}
          />
        )}
      </aside>
    </div>
  );
}

const titleIn =
  ({ nodes }: ProcessDefinition) =>
  (id: string): string =>
    nodes.find(({ node_id }) => node_id === id)?.title ?? id;
