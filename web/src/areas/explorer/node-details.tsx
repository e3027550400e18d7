import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, Flow, NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';
import { activityIcon } from '../../drawing/view/icons.ts';
import { Badge } from '../../ui/badge.tsx';
import { Fact, Facts, Section } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { DiagnosticList } from './findings/diagnostic-list.tsx';
import { FormOutline } from './form-outline.tsx';
import { NodeExplanation } from './node-explanation.tsx';

type Props = {
  node: NodeDef;
  definition: ProcessDefinition;
  processId: string;
  version: string | undefined;
  diagnostics: readonly Diagnostic[];
  onSelect: (nodeId: string | undefined) => void;
};

/** Everything that the definition says of a node. */
export function NodeDetails({ node, definition, processId, version, diagnostics, onSelect }: Props) {
  const { t } = useTranslation(['explorer', 'common']);
  const Icon = activityIcon(node);
  const lane = definition.lanes.find(({ id }) => id === node.lane_id);
  const titleOf = (id: string) => definition.nodes.find(({ node_id }) => node_id === id)?.title ?? id;
  const found = diagnostics.filter(({ nodeId }) => nodeId === node.node_id);
  const { form_fields: _form, ...settings } = node.config;
  return (
    <>
      <header className="sticky top-0 flex items-center gap-3 border-line border-b bg-surface px-4 py-3">
        <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-muted dark:bg-line">
          <Icon className="size-4" aria-hidden />
        </span>
        <h2 className="grow font-semibold leading-tight">{node.title}</h2>
        <button
          type="button"
          aria-label={t('node.close')}
          onClick={() => onSelect(undefined)}
          className="rounded-md p-1 text-faint hover:bg-sunken hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      </header>
      <Section title={t('overview.about')}>
        {node.description && <p>{node.description}</p>}
        <Facts>
          <Fact name={t('node.type')}>{t(`common:drawing.type.${node.type}`)}</Fact>
          {node.action_type && <Fact name={t('node.action')}>{t(`node.actionType.${node.action_type}`)}</Fact>}
          {lane && <Fact name={t('node.lane')}>{lane.title}</Fact>}
          <Fact name={t('node.id')}>
            <code className="font-mono text-xs">{node.node_id}</code>
          </Fact>
          <Names label={t('node.needs')} names={node.requiredInputs} />
          <Names label={t('node.gives')} names={node.outputs} />
        </Facts>
      </Section>
      {found.length > 0 && (
        <Section title={t('overview.checks')}>
          <DiagnosticList diagnostics={found} titleOf={titleOf} />
        </Section>
      )}
      <Outgoing node={node} definition={definition} onSelect={onSelect} />
      <FormOutline config={node.config} />
      {Object.keys(settings).length > 0 && (
        <Section title={t('node.settings')}>
          <JsonView value={settings} label={t('node.settings')} />
        </Section>
      )}
      {version !== undefined && <NodeExplanation processId={processId} version={version} nodeId={node.node_id} />}
    </>
  );
}

function Names({ label, names }: { label: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <Fact name={label}>
      <span className="flex flex-wrap gap-1">
        {names.map((name) => (
          <Badge key={name} className="font-mono">
            {name}
          </Badge>
        ))}
      </span>
    </Fact>
  );
}

function Outgoing({ node, definition, onSelect }: Pick<Props, 'node' | 'definition' | 'onSelect'>) {
  const { t } = useTranslation('explorer');
  const flows = definition.flows.filter(({ from }) => from === node.node_id);
  if (flows.length === 0) return null;
  const titleOf = (id: string) => definition.nodes.find(({ node_id }) => node_id === id)?.title ?? id;
  const reason = (flow: Flow) => flow.condition ?? (flow.isDefault ? t('node.otherwise') : undefined);
  return (
    <Section title={t('node.leadsTo')}>
      <ul className="grid gap-1.5">
        {flows.map((flow) => (
          <li key={flow.id} className="grid gap-0.5">
            <button
              type="button"
              onClick={() => onSelect(flow.to)}
              className="w-fit rounded-sm text-left font-medium text-accent-ink hover:underline"
            >
              {titleOf(flow.to)}
            </button>
            {reason(flow) && <code className="font-mono text-muted text-xs">{reason(flow)}</code>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
