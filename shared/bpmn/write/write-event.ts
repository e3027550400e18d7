import { isDeepStrictEqual } from 'node:util';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { markedFeel } from '#feel/index.ts';
import { isEventDefinition } from '../document/kinds.ts';
import { BPMN, FEEL, JSONATA, XSI } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { place, remove } from './tree.ts';
import { freeId, idInDocument, type Writing } from './writing.ts';

type Config = NodeDef['config'];
const PARTS = ['event', 'name', 'timer', 'condition', 'compensates'] as const;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an event waits for or throws, where it differs from what the element says already. */
export function writeEvent(element: XmlElement, config: Config, before: Config | undefined, writing: Writing): void {
  const differs = before === undefined || PARTS.some((part) => !isDeepStrictEqual(config[part], before[part]));
  if (differs) {
    for (const old of element.elements.filter(isEventDefinition)) remove(old);
    const definition = definitionOf(config, writing);
    if (definition) place(element, definition, BEFORE.eventDefinition);
  }
  if (element.is(BPMN, 'boundaryEvent')) {
    element.set('attachedToRef', idInDocument(text(config.attachedTo), writing) ?? text(config.attachedTo));
    if (before === undefined || config.interrupting !== before.interrupting)
      element.set('cancelActivity', config.interrupting === false ? 'false' : undefined);
  }
  if (element.is(BPMN, 'startEvent') && (before === undefined || config.interrupting !== before.interrupting))
    element.set('isInterrupting', config.interrupting === false ? 'false' : undefined);
}

const DEFINITIONS: Readonly<Record<string, string>> = { compensation: 'compensateEventDefinition' };
/** Event → element at the top of the document that it refers to, and the attribute that has the name. */
const ROOTS: Readonly<Record<string, readonly [local: string, attribute: string]>> = {
  message: ['message', 'name'],
  signal: ['signal', 'name'],
  error: ['error', 'errorCode'],
  escalation: ['escalation', 'escalationCode'],
};

function definitionOf(config: Config, writing: Writing): XmlElement | undefined {
  const event = text(config.event) || 'none';
  if (event === 'none') return undefined;
  const { tree } = writing;
  const definition = tree.make(BPMN, DEFINITIONS[event] ?? `${event}EventDefinition`);
  const name = text(config.name);
  const root = ROOTS[event];
  if (root && name) definition.set(`${root[0]}Ref`, reference(root, name, writing));
  if (event === 'link') definition.set('name', name || undefined);
  if (event === 'compensation') definition.set('activityRef', idInDocument(text(config.compensates), writing));
  if (event === 'timer') definition.children.push(...timerIn(config.timer, writing));
  if (event === 'conditional' && config.condition)
    definition.children.push(formal('condition', text(config.condition), writing));
  return definition;
}

/** The id of the message, signal, error or escalation of a name; made where the document has none yet. */
export function reference([local, attribute]: readonly [string, string], name: string, writing: Writing): string {
  const { root, byId } = writing.document;
  const known = root.all(BPMN, local).find((one) => (one.attribute(attribute) || one.attribute('name')) === name);
  const knownId = known?.attribute('id');
  if (knownId !== undefined) return knownId;
  const id = freeId(`${local}_${name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 60)}`, writing);
  const made = writing.tree.make(BPMN, local, { id, name, ...(attribute !== 'name' && { [attribute]: name }) });
  place(root, made, BEFORE.rootElement);
  byId.set(id, made);
  return id;
}

const TIMERS: Readonly<Record<string, string>> = { duration: 'timeDuration', date: 'timeDate', cycle: 'timeCycle' };

function timerIn(timer: unknown, writing: Writing): XmlElement[] {
  if (typeof timer !== 'object' || timer === null) return [];
  return Object.entries(timer).flatMap(([form, value]) => {
    const local = TIMERS[form];
    const expression = /^\{%([\s\S]*)%\}$/.exec(text(value))?.[1]?.trim();
    if (!local || text(value) === '') return [];
    return [
      expression === undefined ? formal(local, text(value), writing, undefined) : formal(local, expression, writing),
    ];
  });
}

/** An expression element; JSONata unless it is marked as FEEL or said otherwise. */
export function formal(
  local: string,
  body: string,
  { tree }: Pick<Writing, 'tree'>,
  language: string | undefined = JSONATA,
): XmlElement {
  const feel = language === JSONATA ? markedFeel(body)?.feel.trim() : undefined;
  const element = tree.make(BPMN, local, {}, feel ?? body);
  tree.setQualified(element, XSI, 'type', tree.name(BPMN, 'tFormalExpression'));
  element.set('language', feel === undefined ? language : FEEL);
  return element;
}
