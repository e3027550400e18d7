import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';

const TASKS = [
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'scriptTask',
  'businessRuleTask',
] as const;
const SUBPROCESSES = ['subProcess', 'transaction', 'adHocSubProcess'] as const;
const GATEWAYS = [
  'exclusiveGateway',
  'inclusiveGateway',
  'parallelGateway',
  'eventBasedGateway',
  'complexGateway',
] as const;
const EVENTS = ['startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'boundaryEvent'] as const;

const oneOf =
  (...locals: readonly string[]) =>
  (element: XmlElement): boolean =>
    element.is(BPMN, ...locals);

export const isTask = oneOf(...TASKS);
export const isSubprocess = oneOf(...SUBPROCESSES);
export const isGateway = oneOf(...GATEWAYS);
export const isEvent = oneOf(...EVENTS);
export const isActivity = oneOf(...TASKS, ...SUBPROCESSES, 'callActivity');
export const isFlowNode = oneOf(...TASKS, ...SUBPROCESSES, ...GATEWAYS, ...EVENTS, 'callActivity');
export const isDataElement = oneOf('dataObject', 'dataObjectReference', 'dataStoreReference');
export const isArtifact = oneOf('textAnnotation', 'group', 'association');
/** What has a shape or a line on a diagram, or is found again at export. */
export const isDrawable = (element: XmlElement): boolean =>
  isFlowNode(element) || isDataElement(element) || isArtifact(element) || element.is(BPMN, 'sequenceFlow', 'lane');
/** What an activity's or event's element may hold beside other flow elements, without meaning for us or them. */
export const isEventDefinition = (element: XmlElement): boolean =>
  element.namespace === BPMN && element.local.endsWith('EventDefinition');
