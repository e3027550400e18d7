import { ProcessIdSchema } from '#contracts/core/scalars.ts';
import { BPMN, ZEEBE } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import { expressionIn, readExpression } from './expressions/read-expression.ts';
import { type Config, type Reading, type Shape, titleOf } from './reading.ts';

/** A subprocess on the drawing, or the call of another process. */
export function readSubprocess(element: XmlElement, reading: Reading): Shape {
  return { type: 'subprocess', config: configOf(element, reading) };
}

function configOf(element: XmlElement, reading: Reading): Config {
  if (element.is(BPMN, 'callActivity')) return call(element, reading);
  if (element.is(BPMN, 'transaction')) return { kind: 'transaction' };
  if (element.is(BPMN, 'adHocSubProcess')) return adHoc(element, reading);
  return { kind: element.attribute('triggeredByEvent') === 'true' ? 'event' : 'embedded' };
}

/** Id, in a document, of the process that an element calls. */
export function calledBy(element: XmlElement): string | undefined {
  if (!element.is(BPMN, 'callActivity')) return undefined;
  const zeebe = element.one(BPMN, 'extensionElements')?.one(ZEEBE, 'calledElement')?.attribute('processId');
  return zeebe ?? element.attribute('calledElement');
}

function call(element: XmlElement, reading: Reading): Config {
  const called = calledBy(element) ?? '';
  const processId = reading.called[called] ?? (ProcessIdSchema.safeParse(called).success ? called : undefined);
  if (processId !== undefined) return { kind: 'call', processId };
  reading.notes.error(
    'bpmn.called-process-unknown',
    { nodeId: reading.ids.of(element), field: '/config/processId' },
    `“${titleOf(element)}” calls ${called ? `the process “${called.slice(0, 120)}”` : 'no process'}, which is not known here.`,
    'Import the process that it calls, and set processId to its id.',
  );
  return { kind: 'call' };
}

function adHoc(element: XmlElement, reading: Reading): Config {
  const done = expressionIn(element.one(BPMN, 'completionCondition'));
  const place = { nodeId: reading.ids.of(element), field: '/config/completionCondition' };
  return {
    kind: 'ad_hoc',
    ordering: element.attribute('ordering') === 'Sequential' ? 'sequential' : 'parallel',
    cancelRemaining: element.attribute('cancelRemainingInstances') !== 'false',
    ...(done && {
      completionCondition: readExpression(done.text, place, reading, { aim: 'condition', language: done.language }),
    }),
    ...activated(element, reading),
  };
}

/** Zeebe lets an expression name the activities, or a worker start them. */
function activated(element: XmlElement, reading: Reading): Config {
  const extensions = element.one(BPMN, 'extensionElements');
  const given = extensions?.one(ZEEBE, 'adHoc');
  const nodeId = reading.ids.of(element);
  if (extensions?.one(ZEEBE, 'taskDefinition'))
    reading.notes.warning(
      'bpmn.ad-hoc-worker',
      { nodeId, field: '/config/activeElements' },
      `“${titleOf(element)}” leaves it to a worker which activities run; here a person is asked.`,
      'Let an activity before it find out which run, and name them in activeElements. The worker is kept and given back at export.',
    );
  if (given?.attribute('outputCollection'))
    reading.notes.warning(
      'bpmn.ad-hoc-outputs',
      { nodeId, field: '/config' },
      `“${titleOf(element)}” collects what its activities give; here each writes the data of the process itself.`,
      'Name the outputs at the activities inside. The collection is kept and given back at export.',
    );
  const collection = given?.attribute('activeElementsCollection');
  if (!collection) return {};
  return { activeElements: readExpression(collection, { nodeId, field: '/config/activeElements' }, reading) };
}
