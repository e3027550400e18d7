import { referred } from '../document/bpmn-document.ts';
import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { correlationOf } from './read-event.ts';
import { camunda } from './read-loop.ts';
import { nameOf, type Reading, type Shape, titleOf } from './reading.ts';

/** A send or receive task: an activity that sends or awaits a message. What a worker sends is that worker's job. */
export function readMessageTask(element: XmlElement, reading: Reading): Shape | undefined {
  if (!element.is(BPMN, 'sendTask', 'receiveTask') || isWorkersJob(element)) return undefined;
  const receives = element.is(BPMN, 'receiveTask');
  const nodeId = reading.ids.of(element);
  if (element.attribute('instantiate') === 'true')
    reading.notes.error(
      'bpmn.receive-starts',
      { nodeId },
      `“${titleOf(element)}” starts the process when its message comes.`,
      'Draw a message start event instead.',
    );
  const message = referred(reading.document, element.attribute('messageRef'));
  return {
    type: 'event',
    config: {
      task: true,
      event: 'message',
      position: receives ? 'catch' : 'throw',
      name: messageName(element, message, reading),
      ...(receives ? correlationOf(message, nodeId, reading) : {}),
    },
  };
}

/** Its implementation is somebody else's: a worker, or code of another engine. */
function isWorkersJob(element: XmlElement): boolean {
  const task = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'taskDefinition');
  const attributes = ['type', 'topic', 'class', 'delegateExpression', 'expression'];
  return task !== undefined || attributes.some((local) => camunda(element, local) !== undefined);
}

/** Other runs and callers meet a task under the name of its message. */
function messageName(element: XmlElement, message: XmlElement | undefined, reading: Reading): string {
  const given = message && nameOf(message);
  if (given) return given.slice(0, 200);
  const nodeId = reading.ids.of(element);
  const name = (nameOf(element) || nodeId).slice(0, 200);
  reading.notes.info(
    'bpmn.message-named',
    { nodeId, field: '/config/name' },
    `“${titleOf(element)}” names no message; here its message is called “${name}”.`,
    'Publish or await a message of that name, or set the name that is meant.',
  );
  return name;
}
