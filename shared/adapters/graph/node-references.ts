import type { NodeDef } from '#contracts/process-definition/index.ts';

/** What a node means beyond its process: an event that it throws or awaits, or a service that does its work. */
export type ReferenceKind = 'throws' | 'awaits' | 'service';

export interface NodeReference {
  _key: string;
  process_key: string;
  process_id: string;
  node_id: string;
  kind: ReferenceKind;
  /** `message:order placed`, `signal:stop`, `rule:rule_…`, `webhook:https://api.example.com`, `agent:…`, `connector:…`, `sdx:…` */
  name: string;
  /** At the start or the end of the process rather than within it: an end that a start awaits makes one process follow the other. */
  outermost: boolean;
}

type Node = Pick<NodeDef, 'node_id'> & {
  type: string;
  action_type?: string | undefined;
  config: Record<string, unknown>;
};
type Found = Pick<NodeReference, 'kind' | 'name'>;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && !value.startsWith('{%') ? value : undefined;

/** Messages and signals reach other processes; the other events stay within a run. */
function eventOf({ type, config }: Node): Found[] {
  const { event, name, position } = config;
  if ((event !== 'message' && event !== 'signal') || !text(name)) return [];
  const throws = type === 'end' || (type === 'event' && position === 'throw');
  const awaits = type === 'start' || (type === 'event' && !throws);
  return throws || awaits ? [{ kind: throws ? 'throws' : 'awaits', name: `${event}:${String(name)}` }] : [];
}

/** Fields of a node's configuration that name its service, by action. */
const SERVICE_FIELDS: Readonly<Record<string, { prefix: string; fields: readonly string[] }>> = {
  rule: { prefix: 'rule', fields: ['ruleId', 'rule_id', 'decisionId'] },
  connector: { prefix: 'connector', fields: ['connectorId', 'connector_id', 'integrationId', 'connector'] },
  ai_agent: { prefix: 'agent', fields: ['agentId', 'agent_id', 'agentProfileId', 'profileId', 'agent'] },
  sdx_query: { prefix: 'sdx', fields: ['datasourceId', 'datasource_id', 'datasource'] },
};

function serviceOf({ type, action_type, config }: Node): Found[] {
  if (action_type === 'webhook') {
    const url = text(config.url);
    return url && URL.canParse(url) ? [{ kind: 'service', name: `webhook:${new URL(url).origin}` }] : [];
  }
  if (type === 'decision') {
    const { ruleId } = (config.decisionModel ?? {}) as { ruleId?: unknown };
    return text(ruleId) ? [{ kind: 'service', name: `rule:${String(ruleId)}` }] : [];
  }
  const known = SERVICE_FIELDS[action_type ?? type];
  const named = known?.fields.map((field) => text(config[field])).find((value) => value !== undefined);
  return known && named ? [{ kind: 'service', name: `${known.prefix}:${named}` }] : [];
}

export const nodeReferences = (processKey: string, node: Node): NodeReference[] =>
  [...eventOf(node), ...serviceOf(node)].map(({ kind, name }) => ({
    _key: `${processKey}:${node.node_id}:${kind}`,
    process_key: processKey,
    process_id: processIdOf(processKey),
    node_id: node.node_id,
    kind,
    name,
    outermost: node.type === 'start' || node.type === 'end',
  }));

/** The process that a copy's key (`id` of the draft, `id:version`) belongs to. */
export const processIdOf = (processKey: string): string => processKey.split(':', 1)[0]!;
