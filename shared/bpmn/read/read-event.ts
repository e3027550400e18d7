import { referred } from '../document/bpmn-document.ts';
import { isEventDefinition } from '../document/kinds.ts';
import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { expressionIn, readExpression } from './expressions/read-expression.ts';
import { camunda } from './read-loop.ts';
import { readTimer } from './read-timer.ts';
import { type Config, nameOf, type Reading, type Shape, titleOf } from './reading.ts';

const POSITIONS: Readonly<Record<string, string>> = {
  intermediateCatchEvent: 'catch',
  intermediateThrowEvent: 'throw',
  boundaryEvent: 'boundary',
};
const KINDS: Readonly<Record<string, string>> = { compensateEventDefinition: 'compensation' };
/** Event definition → where its name is: attribute that refers to an element of the document, and that element's own attribute. */
const NAMED: Readonly<Record<string, readonly [reference: string, attribute: string]>> = {
  message: ['messageRef', 'name'],
  signal: ['signalRef', 'name'],
  error: ['errorRef', 'errorCode'],
  escalation: ['escalationRef', 'escalationCode'],
};

/** A start, end, intermediate or boundary event. */
export function readEvent(element: XmlElement, reading: Reading): Shape {
  const type = element.is(BPMN, 'startEvent') ? 'start' : element.is(BPMN, 'endEvent') ? 'end' : 'event';
  const position = POSITIONS[element.local];
  const config: Config = { ...definitionOf(element, reading), ...(position && { position }) };
  if (position === 'boundary') {
    const host = referred(reading.document, element.attribute('attachedToRef'));
    if (host) config.attachedTo = reading.ids.of(host);
    if (element.attribute('cancelActivity') === 'false') config.interrupting = false;
    if (config.event === 'compensation') Object.assign(config, handlerOf(element, reading));
  }
  if (element.attribute('isInterrupting') === 'false') config.interrupting = false;
  return { type, config: config.event === 'none' && type !== 'event' ? {} : config };
}

function definitionOf(element: XmlElement, reading: Reading): Config {
  const definitions = [
    ...element.elements.filter(isEventDefinition),
    ...element.all(BPMN, 'eventDefinitionRef').flatMap((one) => referred(reading.document, one.text) ?? []),
  ];
  const [definition, second] = definitions;
  const nodeId = reading.ids.of(element);
  if (second)
    reading.notes.error(
      'bpmn.several-triggers',
      { nodeId, field: '/config/event' },
      `“${titleOf(element)}” has ${definitions.length} triggers; only the first, ${definition!.local}, was taken.`,
      'Draw an event for each trigger. All of them are kept and given back at export.',
    );
  if (!definition) return { event: 'none' };
  const event = KINDS[definition.local] ?? definition.local.replace('EventDefinition', '');
  return { event, ...detailsOf(event, definition, element, reading) };
}

function detailsOf(event: string, definition: XmlElement, element: XmlElement, reading: Reading): Config {
  const nodeId = reading.ids.of(element);
  if (event === 'timer') return readTimer(definition, nodeId, reading);
  if (event === 'link') return named(definition.attribute('name') ?? nameOf(element));
  if (event === 'compensation') return undoneBy(definition, reading);
  if (event === 'conditional') {
    const condition = expressionIn(definition.one(BPMN, 'condition'));
    if (!condition) return {};
    noteFilter(definition, element, reading);
    const place = { nodeId, field: '/config/condition' };
    return {
      condition: readExpression(condition.text, place, reading, { aim: 'condition', language: condition.language }),
    };
  }
  const where = NAMED[event];
  if (!where) return {};
  const target = referred(reading.document, definition.attribute(where[0]));
  const name =
    target?.attribute(where[1]) || target?.attribute('name') || workerOf(event, definition, element, reading);
  return { ...named(name), ...(event === 'message' ? correlationOf(target, nodeId, reading) : {}) };
}

/** Camunda may ask a condition only when some variables change. */
function noteFilter(definition: XmlElement, element: XmlElement, reading: Reading): void {
  const filter = definition.one(BPMN, 'extensionElements')?.one(ZEEBE, 'conditionalFilter');
  const asked = filter
    ? 'conditionalFilter'
    : ['variableName', 'variableEvents'].find((name) => camunda(definition, name));
  if (asked === undefined) return;
  reading.notes.warning(
    'bpmn.condition-filter',
    { nodeId: reading.ids.of(element), field: '/config/condition' },
    `“${titleOf(element)}” is asked only when certain variables change (${asked}); here it is asked whenever a field that it reads is written.`,
    'Leave it if the variables are those that the condition reads; otherwise write into the condition what is meant. The filter is kept and given back at export.',
  );
}

/** Camunda lets a worker send the message of a throwing event; its type is the only name there is. */
function workerOf(event: string, definition: XmlElement, element: XmlElement, reading: Reading): string | undefined {
  if (event !== 'message' || !element.is(BPMN, 'endEvent', 'intermediateThrowEvent')) return undefined;
  const task = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'taskDefinition');
  const worker = task?.attribute('type') ?? camunda(definition, 'topic');
  if (worker !== undefined)
    reading.notes.warning(
      'bpmn.worker-event',
      { nodeId: reading.ids.of(element), field: '/config/name' },
      `“${titleOf(element)}” leaves sending to a worker; here it sends a message called “${worker.slice(0, 120)}”.`,
      'Let a process or a subscriber wait for that message, or draw a task that does the work before.',
    );
  return worker;
}

const named = (name: string | undefined): Config => {
  const plain = name?.replace(/\s+/g, ' ').trim().slice(0, 200);
  return plain ? { name: plain } : {};
};

/** Zeebe says with the message which field it must carry. */
export function correlationOf(message: XmlElement | undefined, nodeId: string, reading: Reading): Config {
  const key = message?.one(BPMN, 'extensionElements')?.one(ZEEBE, 'subscription')?.attribute('correlationKey');
  return key ? { correlationKey: readExpression(key, { nodeId, field: '/config/correlationKey' }, reading) } : {};
}

function undoneBy(definition: XmlElement, reading: Reading): Config {
  const target = referred(reading.document, definition.attribute('activityRef'));
  return target ? { compensates: reading.ids.of(target) } : {};
}

/** The activity that an association connects with a compensation event. */
function handlerOf(element: XmlElement, reading: Reading): Config {
  const id = element.attribute('id');
  const association = element.parent?.all(BPMN, 'association').find((one) => one.attribute('sourceRef') === id);
  const handler = referred(reading.document, association?.attribute('targetRef'));
  return handler ? { handler: reading.ids.of(handler) } : {};
}
