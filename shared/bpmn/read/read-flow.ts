import type { Flow } from '#contracts/process-definition/index.ts';
import { referred } from '../document/bpmn-document.ts';
import { isFlowNode } from '../document/kinds.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { expressionIn, readExpression } from './expressions/read-expression.ts';
import { nameOf, type Reading } from './reading.ts';

/** A sequence flow; nothing when one of its ends is missing. */
export function readFlow(element: XmlElement, reading: Reading): Flow | undefined {
  const [source, target] = ['sourceRef', 'targetRef'].map((end) => nodeAt(element.attribute(end), reading));
  const id = reading.ids.of(element);
  if (!source || !target) {
    reading.notes.warning(
      'bpmn.flow-dangling',
      { field: `/flows/${id}` },
      `Line ${element.line}: the sequence flow “${id}” does not connect two elements of this process.`,
      'Connect it in the tool that the model comes from, or remove it. It is kept, but not part of the process.',
    );
    return undefined;
  }
  const given = expressionIn(element.one(BPMN, 'conditionExpression'));
  const label = nameOf(element).slice(0, 200);
  return {
    id,
    from: reading.ids.of(source),
    to: reading.ids.of(target),
    type: given ? 'conditional' : 'sequence',
    ...(given && {
      condition: readExpression(given.text, { flowId: id, field: '/condition' }, reading, {
        aim: 'condition',
        language: given.language,
      }),
    }),
    isDefault: source.attribute('default') === element.attribute('id'),
    ...(label && { label }),
  };
}

function nodeAt(id: string | undefined, reading: Reading): XmlElement | undefined {
  const element = referred(reading.document, id);
  return element && isFlowNode(element) && isWithin(element, reading.process) ? element : undefined;
}

const isWithin = (element: XmlElement, outer: XmlElement): boolean => {
  for (let at: XmlElement | undefined = element; at; at = at.parent) if (at === outer) return true;
  return false;
};
