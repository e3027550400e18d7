import type { XmlElement } from '../xml/element.ts';
import { type Reading, titleOf } from './reading.ts';

/** Tokens in numbers other than one, and events that wait for several triggers together. */
export function checkQuantities(node: XmlElement, reading: Reading): void {
  const place = { nodeId: reading.ids.of(node) };
  for (const quantity of ['startQuantity', 'completionQuantity'])
    if (!['1', undefined].includes(node.attribute(quantity)))
      reading.notes.error(
        'bpmn.quantity-not-supported',
        place,
        `“${titleOf(node)}” takes or gives ${node.attribute(quantity)} tokens at once (${quantity}).`,
        'Draw a loop or a multi-instance activity instead.',
      );
  if (node.attribute('parallelMultiple') === 'true')
    reading.notes.error(
      'bpmn.parallel-multiple',
      place,
      `“${titleOf(node)}” waits for several triggers together.`,
      'Draw an event for each in parallel branches.',
    );
}
