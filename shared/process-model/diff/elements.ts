import type { JsonObject } from '#contracts/core/json.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import type { ElementKind } from '#contracts/processes/diff.ts';

/** An element of a definition as fields, without its id: what is compared and merged. */
export interface Element {
  id: string;
  title: string;
  fields: JsonObject;
}

export const PROCESS_ID = 'process';

/** From the outside in, so that a list of changes reads from the process to its details. */
export const ELEMENT_KINDS: readonly ElementKind[] = ['process', 'lane', 'node', 'flow', 'data_definition'];

const fieldsOf = (value: object, ...without: string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key, field]) => field !== undefined && !without.includes(key)));

/** The elements of a kind, in the order of the definition. What follows from other fields is left out. */
export function elementsOf(kind: ElementKind, definition: ProcessDefinition): Element[] {
  const { lanes, nodes, flows, data_definitions, ...settings } = definition;
  switch (kind) {
    case 'process':
      return [{ id: PROCESS_ID, title: settings.name, fields: fieldsOf(settings) }];
    case 'lane':
      return lanes.map((lane) => ({ id: lane.id, title: lane.title, fields: fieldsOf(lane, 'id') }));
    case 'node':
      return nodes.map((node) => ({
        id: node.node_id,
        title: node.title,
        fields: fieldsOf(node, 'node_id', 'isEntryNode', 'isExitNode'),
      }));
    case 'flow': {
      const titles = new Map(nodes.map((node) => [node.node_id, node.title]));
      return flows.map((flow) => ({
        id: flow.id,
        title: flow.label ?? `${titles.get(flow.from) ?? flow.from} → ${titles.get(flow.to) ?? flow.to}`,
        fields: fieldsOf(flow, 'id'),
      }));
    }
    case 'data_definition':
      return data_definitions.map((data) => ({
        id: data.name,
        title: data.title ?? data.name,
        fields: fieldsOf(data, 'name'),
      }));
  }
}

const LAYOUT = new Set([
  'position',
  'bounds',
  'size',
  'width',
  'height',
  'waypoints',
  'diagram',
  'layout',
  'label_position',
  'labelPosition',
  'color',
  'colour',
  'viewport',
]);

/** Whether a field only says where and how something is drawn. */
export function isLayout(path: string): boolean {
  const [, first, ...rest] = path.split('/');
  return first === 'position' || first === 'diagram' || (first === 'metadata' && rest.some((key) => LAYOUT.has(key)));
}
