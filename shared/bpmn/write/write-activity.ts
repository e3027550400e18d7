import { isDeepStrictEqual } from 'node:util';
import type { NodeDef } from '#contracts/process-definition/index.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { BEFORE } from './order.ts';
import { place, remove } from './tree.ts';
import { formal, reference } from './write-event.ts';
import type { Writing } from './writing.ts';

type Config = NodeDef['config'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const object = (value: unknown): Config | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : undefined;

/** How often an activity is done, and what kind of subprocess it is, where that differs from what the element says already. */
export function writeActivity(element: XmlElement, config: Config, before: Config | undefined, writing: Writing): void {
  if (!before || !isDeepStrictEqual([config.loop, config.multiInstance], [before.loop, before.multiInstance]))
    writeLoop(element, config, writing);
  if (element.is(BPMN, 'callActivity') && (!before || config.processId !== before.processId))
    element.set('calledElement', text(config.processId) || undefined);
  if (element.is(BPMN, 'sendTask', 'receiveTask') && config.task === true && config.name !== before?.name)
    element.set(
      'messageRef',
      text(config.name) ? reference(['message', 'name'], text(config.name), writing) : undefined,
    );
  if (element.is(BPMN, 'subProcess')) element.set('triggeredByEvent', config.kind === 'event' ? 'true' : undefined);
  if (element.is(BPMN, 'adHocSubProcess') && !before) {
    element.set('ordering', config.ordering === 'sequential' ? 'Sequential' : undefined);
    element.set('cancelRemainingInstances', config.cancelRemaining === false ? 'false' : undefined);
    if (config.completionCondition)
      place(element, formal('completionCondition', text(config.completionCondition), writing));
  }
}

function writeLoop(element: XmlElement, config: Config, writing: Writing): void {
  for (const local of ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'])
    for (const old of element.all(BPMN, local)) remove(old);
  const { tree } = writing;
  const [loop, multi] = [object(config.loop), object(config.multiInstance)];
  if (loop) {
    const made = tree.make(BPMN, 'standardLoopCharacteristics', {
      testBefore: loop.testBefore === true ? 'true' : undefined,
      loopMaximum: typeof loop.maximum === 'number' ? String(loop.maximum) : undefined,
    });
    made.children.push(formal('loopCondition', text(loop.condition), writing));
    place(element, made, BEFORE.loop);
  }
  if (multi) {
    const made = tree.make(BPMN, 'multiInstanceLoopCharacteristics', {
      isSequential: multi.mode === 'sequential' ? 'true' : undefined,
    });
    const times = /^\[1\.\.(\d+)\]$/.exec(text(multi.collection))?.[1];
    if (times !== undefined) made.children.push(formal('loopCardinality', times, writing, undefined));
    if (multi.completionCondition)
      made.children.push(formal('completionCondition', text(multi.completionCondition), writing));
    place(element, made, BEFORE.loop);
  }
}
