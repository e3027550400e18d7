/** What follows in BPMN's schema, for putting a new element in its place. */
const FLOW_ELEMENTS =
  `startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent task userTask manualTask serviceTask
  sendTask receiveTask scriptTask businessRuleTask subProcess transaction adHocSubProcess callActivity exclusiveGateway inclusiveGateway
  parallelGateway eventBasedGateway complexGateway sequenceFlow dataObject dataObjectReference dataStoreReference`.split(
    /\s+/,
  );
const AFTER_FLOW_ELEMENTS =
  'association group textAnnotation resourceRole performer potentialOwner humanPerformer correlationSubscription supports completionCondition'.split(
    ' ',
  );
const EVENT_DEFINITIONS =
  `cancelEventDefinition compensateEventDefinition conditionalEventDefinition errorEventDefinition
  escalationEventDefinition linkEventDefinition messageEventDefinition signalEventDefinition terminateEventDefinition timerEventDefinition
  eventDefinitionRef`.split(/\s+/);
const LOOPS = ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'];
const ACTIVITY_PARTS =
  'ioSpecification property dataInputAssociation dataOutputAssociation resourceRole performer humanPerformer potentialOwner'.split(
    ' ',
  );
const BODY = [
  ...ACTIVITY_PARTS,
  ...LOOPS,
  'dataOutput',
  'dataInput',
  'outputSet',
  'inputSet',
  ...EVENT_DEFINITIONS,
  'laneSet',
  ...FLOW_ELEMENTS,
  ...AFTER_FLOW_ELEMENTS,
  'conditionExpression',
  'flowNodeRef',
  'childLaneSet',
  'activationCondition',
  'script',
  'rendering',
];

export const BEFORE = {
  extensionElements: ['auditing', 'monitoring', 'categoryValueRef', 'incoming', 'outgoing', ...BODY],
  documentation: ['extensionElements', 'auditing', 'monitoring', 'categoryValueRef', 'incoming', 'outgoing', ...BODY],
  incoming: ['outgoing', ...BODY],
  outgoing: BODY,
  laneSet: [...FLOW_ELEMENTS, ...AFTER_FLOW_ELEMENTS],
  flowElement: AFTER_FLOW_ELEMENTS,
  eventDefinition: [] as string[],
  loop: ['script', 'laneSet', ...FLOW_ELEMENTS, ...AFTER_FLOW_ELEMENTS],
  rootElement: ['process', 'collaboration'],
} as const;
