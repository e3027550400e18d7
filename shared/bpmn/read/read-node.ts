import { type NodeDef, NodeDefSchema } from '#contracts/process-definition/index.ts';
import { isActivity, isEvent } from '../document/kinds.ts';
import { usualElement } from '../element-type.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { checkQuantities } from './check-quantities.ts';
import { readActivity } from './read-activity.ts';
import { readEvent } from './read-event.ts';
import { readGateway } from './read-gateway.ts';
import { withOwnWords } from './read-own-words.ts';
import { type Reading, type Shape, titleOf } from './reading.ts';

const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 10_000;

/** A flow node of the document as a node of ours. */
export function readNode(element: XmlElement, lane: string | undefined, reading: Reading): NodeDef {
  const shape = withRefused(readShape, element, reading);
  const nodeId = reading.ids.of(element);
  const title = titleOf(element);
  if (title.length > LONGEST_TITLE)
    reading.notes.warning(
      'bpmn.name-too-long',
      { nodeId, field: '/title' },
      `The name “${title.slice(0, 60)}…” has ${title.length} characters; a title has ${LONGEST_TITLE} at most and was cut.`,
      'Choose a shorter title. The name is kept and given back at export.',
    );
  const description = element
    .all(BPMN, 'documentation')
    .map((one) => one.text)
    .join('\n\n')
    .trim();
  const scope = element.parent === reading.process ? undefined : element.parent;
  const usual = usualElement(shape);
  const node = {
    node_id: nodeId,
    title: title.slice(0, LONGEST_TITLE),
    ...(description && { description: description.slice(0, LONGEST_DESCRIPTION) }),
    ...(lane && { lane_id: lane }),
    ...(scope && { scope_id: reading.ids.of(scope) }),
    ...(usual !== element.local && { metadata: { bpmn: { type: element.local } } }),
    ...shape,
  };
  const worded = NodeDefSchema.safeParse(withOwnWords(element, node));
  if (worded.success) return worded.data;
  reading.notes.error(
    'bpmn.extension-invalid',
    { nodeId },
    `“${title.slice(0, LONGEST_TITLE)}”: what <flowmaster:node> says makes no node: ${worded.error.issues[0]?.message ?? ''}.`,
    'Correct the extension, or remove it. It is kept, but was not read.',
  );
  return NodeDefSchema.parse({ ...node, config: { ...shape.config, notTranslated: ['bpmn.extension-invalid'] } });
}

/** What no field of the definition stands for, and a run would silently do otherwise. */
const REFUSED = new Set([
  'bpmn.several-triggers',
  'bpmn.quantity-not-supported',
  'bpmn.parallel-multiple',
  'bpmn.gateway-starts',
  'bpmn.receive-starts',
  'bpmn.mapping-target',
  'bpmn.activation-not-understood',
]);

/**
 * Notes such things in the configuration, in a field that it does not have: so the definition shows what stood there, and cannot be
 * published before somebody has decided and removed the field.
 */
function withRefused(read: typeof readShape, element: XmlElement, reading: Reading): Shape {
  const known = reading.notes.diagnostics.length;
  const shape = read(element, reading);
  checkQuantities(element, reading);
  const refused = reading.notes.diagnostics.slice(known).filter(({ code }) => REFUSED.has(code));
  if (refused.length === 0) return shape;
  return { ...shape, config: { ...shape.config, notTranslated: [...new Set(refused.map(({ code }) => code))] } };
}

function readShape(element: XmlElement, reading: Reading): Shape {
  if (isEvent(element)) return readEvent(element, reading);
  return isActivity(element) ? readActivity(element, reading) : readGateway(element, reading);
}
