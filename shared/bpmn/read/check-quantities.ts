import { referred } from '../document/bpmn-document.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { type Reading, titleOf } from './reading.ts';

/** Tokens in numbers other than one, and events that wait for several triggers together. */
export function checkQuantities(node: XmlElement, reading: Reading): void {
  const place = { nodeId: reading.ids.of(node) };
  const start = node.attribute('startQuantity') ?? '1';
  if (start !== '1')
    reading.notes.error(
      'bpmn.quantity-not-supported',
      { ...place, field: '/startQuantity' },
      `“${titleOf(node)}” begins once ${start} tokens have come (startQuantity); ${arrivals(node, reading)}.`,
      'Let it begin with one token: set startQuantity to 1 in the document, or bind “quantity” to 1 at import.',
    );
  const given = node.attribute('completionQuantity') ?? '1';
  if (given !== '1')
    reading.notes.error(
      'bpmn.quantity-not-supported',
      { ...place, field: '/completionQuantity' },
      `“${titleOf(node)}” sends ${given} tokens along each flow that leaves it (completionQuantity): what follows would run ${given} times.`,
      'Draw a multi-instance activity or a parallel gateway for what runs several times; or bind “quantity” to 1 at import.',
    );
  if (node.attribute('parallelMultiple') === 'true')
    reading.notes.error(
      'bpmn.parallel-multiple',
      place,
      `“${titleOf(node)}” waits for several triggers together.`,
      'Draw an event for each in parallel branches.',
    );
}

/** Where tokens come one by one, the first waits for others that never come: a deadlock. */
function arrivals(node: XmlElement, { document }: Reading): string {
  const flows = node.parent
    ?.all(BPMN, 'sequenceFlow')
    .filter((flow) => referred(document, flow.attribute('targetRef')) === node);
  return flows?.length === 1
    ? 'one flow leads to it, so the first token waits for another that may never come, and the process is stuck'
    : 'here an activity begins with each token that comes';
}
