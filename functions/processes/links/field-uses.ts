import type { ProcessGraph } from '#adapters/graph/documents.ts';
import { expressionOf } from '#compiler/expressions/delimiters.ts';
import { readsOf } from '#compiler/expressions/reads.ts';
import { expressionsIn } from '#compiler/expressions/template.ts';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import type { CopyState, FieldUse, Severity } from '#contracts/processes/index.ts';
import { compact } from '../process.ts';

const SEVERITY: Readonly<Record<CopyState, Severity>> = {
  active: 'breaking',
  draft: 'review',
  published: 'info',
  deprecated: 'info',
};

/** Fields of a configuration that hold an expression without its delimiters. */
const BARE = ['condition', 'correlationKey', 'completionCondition', 'collection'] as const;

/** What of one copy of a process reads or writes a field of its data. */
export function fieldUses(
  { process, nodes, flows, data_definitions }: ProcessGraph,
  state: CopyState,
  field: string,
): FieldUse[] {
  const place = { version: state === 'draft' ? 'draft' : process.version, state, severity: SEVERITY[state] };
  const definition = data_definitions.find(({ name }) => name === field);
  const start = nodes.find(({ type }) => type === 'start');
  return [
    ...(definition?.input
      ? [compact({ ...place, nodeId: start?.node_id, title: start?.title ?? process.name, use: 'start-form' as const })]
      : []),
    ...nodes.flatMap((node) =>
      usesOfNode(node, field).map((use) => ({ ...place, nodeId: node.node_id, title: node.title, use })),
    ),
    ...flows
      .filter(({ condition }) => condition !== undefined && reads(expressionOf(condition).source, field))
      .map((flow) => ({ ...place, flowId: flow.id, title: flow.label ?? flow.id, use: 'expression' as const })),
  ];
}

function usesOfNode({ requiredInputs, outputs, config }: NodeDef, field: string): FieldUse['use'][] {
  const mapped = config.outputMapping;
  const writes = outputs.includes(field) || (typeof mapped === 'object' && mapped !== null && field in mapped);
  const names = [...expressionsIn(config, ''), ...bareExpressions(config)].some(({ source }) => reads(source, field));
  return [
    ...(requiredInputs.includes(field) ? (['reads'] as const) : []),
    ...(writes ? (['writes'] as const) : []),
    ...(names ? (['expression'] as const) : []),
  ];
}

function* bareExpressions(config: unknown): Generator<{ source: string }> {
  if (typeof config !== 'object' || config === null) return;
  const members = config as Record<string, unknown>;
  for (const key of BARE) {
    const text = members[key];
    if (typeof text === 'string') yield expressionOf(text);
  }
  for (const key of ['multiInstance', 'loop']) yield* bareExpressions(members[key]);
}

/** An expression that cannot be read, or that reads everything, counts as reading the field. */
function reads(source: string, field: string): boolean {
  if (!source.includes(field) && !/[$*%]/.test(source)) return false;
  const names = readsOf(source);
  if (names === undefined) return source.includes(field);
  return names === 'all' || names.has(field);
}
