import { referred } from '../document/bpmn-document.ts';
import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { correlationOf } from './read-event.ts';
import { type Config, nameOf, type Reading, type Shape } from './reading.ts';

/**
 * A send or receive task that does nothing but send or await one message is a message event here; it is drawn as a task all the
 * same. One with a worker of its own, a repetition or events on its border stays an activity.
 */
export function readMessageTask(element: XmlElement, loop: Config, reading: Reading): Shape | undefined {
  if (!element.is(BPMN, 'sendTask', 'receiveTask')) return undefined;
  const extension = element.one(BPMN, 'extensionElements');
  const message = referred(reading.document, element.attribute('messageRef'));
  const name = message && nameOf(message).slice(0, 200);
  if (!name || Object.keys(loop).length > 0 || extension?.one(ZEEBE, 'taskDefinition')) return undefined;
  const id = element.attribute('id');
  if (element.parent?.all(BPMN, 'boundaryEvent').some((one) => one.attribute('attachedToRef') === id)) return undefined;
  const receives = element.is(BPMN, 'receiveTask');
  if (element.attribute('instantiate') === 'true')
    reading.notes.error(
      'bpmn.receive-starts',
      { nodeId: reading.ids.of(element) },
      `“${nameOf(element)}” starts the process when its message comes.`,
      'Draw a message start event instead.',
    );
  return {
    type: 'event',
    config: {
      event: 'message',
      position: receives ? 'catch' : 'throw',
      name,
      ...(receives ? correlationOf(message, reading.ids.of(element), reading) : {}),
    },
  };
}
