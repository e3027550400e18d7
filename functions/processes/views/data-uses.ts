import { expressionOf, inDelimiters } from '#compiler/expressions/delimiters.ts';
import { readsOf } from '#compiler/expressions/reads.ts';
import type { Json } from '#contracts/core/json.ts';
import type { NodeDef, ProcessDefinition } from '#contracts/process-definition/index.ts';

/** Which fields of the process data a node gives and needs. */
export interface DataUse {
  nodeId: string;
  produces: string[];
  uses: string[];
}

/** Fields of a configuration that are expressions without delimiters around them. */
const EXPRESSIONS = new Set(['condition', 'collection', 'completionCondition', 'correlationKey']);

/** Names that an expression reads. One that may read everything, or does not parse, says nothing of single fields. */
function namesIn(source: string): string[] {
  const names = readsOf(source);
  return names === undefined || names === 'all' ? [] : [...names];
}

function* namesRead(value: Json | undefined, key = ''): Generator<string> {
  if (typeof value === 'string') {
    const expression = EXPRESSIONS.has(key) ? expressionOf(value) : inDelimiters(value.trim());
    if (expression) yield* namesIn(expression.source);
  } else if (Array.isArray(value)) {
    for (const item of value) yield* namesRead(item, key);
  } else if (typeof value === 'object' && value !== null) {
    // An output mapping reads the work's answer, not the process data.
    for (const [name, field] of Object.entries(value)) if (name !== 'outputMapping') yield* namesRead(field, name);
  }
}

const keysOf = (value: Json | undefined): string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

const textsIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

function collected(node: NodeDef): string[] {
  const { multiInstance } = node.config;
  const field =
    typeof multiInstance === 'object' && multiInstance !== null && !Array.isArray(multiInstance)
      ? multiInstance.outputCollection
      : undefined;
  return typeof field === 'string' ? [field] : [];
}

/** What the nodes of a process give and need of its data definitions. The start gives what a run is started with. */
export function dataUses({ nodes, flows, data_definitions }: ProcessDefinition): DataUse[] {
  const known = new Set(data_definitions.map(({ name }) => name));
  const given = data_definitions.filter(({ input }) => input).map(({ name }) => name);
  const only = (names: readonly string[]) => [...new Set(names)].filter((name) => known.has(name));
  const asked = new Map<string, string[]>();
  for (const { from, condition } of flows)
    if (condition !== undefined)
      asked.set(from, [...(asked.get(from) ?? []), ...namesIn(expressionOf(condition).source)]);
  const firstStart = nodes.find(({ type }) => type === 'start')?.node_id;
  return nodes.map((node) => {
    const mapped = keysOf(node.config.outputMapping);
    return {
      nodeId: node.node_id,
      produces: only([
        ...(mapped.length > 0 ? mapped : node.outputs),
        ...collected(node),
        ...(node.node_id === firstStart ? given : []),
      ]),
      uses: only([
        ...node.requiredInputs,
        ...textsIn(node.config.contextFields),
        ...namesRead(node.config),
        ...(asked.get(node.node_id) ?? []),
      ]),
    };
  });
}
