import { around, documentOf } from '#bpmn/testing/document.ts';
import type { BadDocument } from '../bad-input.ts';

const caught = (id: string, definitions: string, attributes = '') =>
  `<bpmn:intermediateCatchEvent id="${id}" ${attributes}>${definitions}</bpmn:intermediateCatchEvent>`;
const forked = (condition: string, gateway = '<bpmn:exclusiveGateway id="g" default="no"/>', attributes = '') =>
  documentOf(`<bpmn:startEvent id="start"/>${gateway}<bpmn:endEvent id="one"/><bpmn:endEvent id="two"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/><bpmn:sequenceFlow id="no" sourceRef="g" targetRef="two"/>
    <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="one"><bpmn:conditionExpression ${attributes}>${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`);

/** Events, gateways and expressions that mean nothing here. */
export const eventsAndGateways: readonly BadDocument[] = [
  {
    name: 'an event with several triggers',
    code: 'bpmn.several-triggers',
    at: { nodeId: 't', field: '/config/event' },
    content: around('t', caught('t', '<bpmn:signalEventDefinition/><bpmn:timerEventDefinition/>')),
  },
  {
    name: 'an event that waits for several triggers together',
    code: 'bpmn.parallel-multiple',
    at: { nodeId: 't' },
    content: around('t', caught('t', '<bpmn:signalEventDefinition/>', 'parallelMultiple="true"')),
  },
  {
    name: 'a duration in words',
    code: 'bpmn.timer-not-understood',
    at: { nodeId: 't', field: '/config/timer/duration' },
    content: around(
      't',
      caught(
        't',
        '<bpmn:timerEventDefinition><bpmn:timeDuration>in a while</bpmn:timeDuration></bpmn:timerEventDefinition>',
      ),
    ),
  },
  {
    name: 'a cron expression as a cycle',
    code: 'bpmn.timer-cron',
    at: { nodeId: 't', field: '/config/timer/cycle' },
    content: around(
      't',
      caught(
        't',
        '<bpmn:timerEventDefinition><bpmn:timeCycle>0 0 9-17 * * MON-FRI</bpmn:timeCycle></bpmn:timerEventDefinition>',
      ),
    ),
  },
  {
    name: 'a condition that is asked only when certain variables change',
    code: 'bpmn.condition-filter',
    severity: 'warning',
    at: { nodeId: 't', field: '/config/condition' },
    content: around(
      't',
      caught(
        't',
        `<bpmn:conditionalEventDefinition><bpmn:extensionElements><zeebe:conditionalFilter variableNames="x"/></bpmn:extensionElements>
        <bpmn:condition>=x &gt; 1</bpmn:condition></bpmn:conditionalEventDefinition>`,
      ),
    ),
  },
  {
    name: 'a message that a worker sends',
    code: 'bpmn.worker-event',
    severity: 'warning',
    at: { nodeId: 't', field: '/config/name' },
    content: around(
      't',
      `<bpmn:intermediateThrowEvent id="t"><bpmn:extensionElements><zeebe:taskDefinition type="send-mail"/></bpmn:extensionElements>
      <bpmn:messageEventDefinition/></bpmn:intermediateThrowEvent>`,
    ),
  },
  {
    name: 'a gateway without a default',
    code: 'bpmn.default-missing',
    severity: 'warning',
    at: { nodeId: 'g', field: '/config/onNoMatch' },
    content:
      documentOf(`<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g"/><bpmn:endEvent id="one"/><bpmn:endEvent id="two"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/>
    <bpmn:sequenceFlow id="no" sourceRef="g" targetRef="two"><bpmn:conditionExpression>=a &lt; 3</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="one"><bpmn:conditionExpression>=a &gt; 4</bpmn:conditionExpression></bpmn:sequenceFlow>`),
  },
  {
    name: 'a gateway that starts the process',
    code: 'bpmn.gateway-starts',
    at: { nodeId: 't' },
    content: around('t', '<bpmn:eventBasedGateway id="t" instantiate="true"/>'),
  },
  {
    name: 'a receive task that starts the process',
    code: 'bpmn.receive-starts',
    at: { nodeId: 't' },
    content: around(
      't',
      '<bpmn:receiveTask id="t" instantiate="true" messageRef="m"/>',
      '<bpmn:message id="m" name="paid"/>',
    ),
  },
  {
    name: 'a complex gateway whose condition is free text',
    code: 'bpmn.activation-not-understood',
    at: { nodeId: 't', field: '/config/activateAfter' },
    content: around(
      't',
      '<bpmn:complexGateway id="t"><bpmn:activationCondition>when enough have come</bpmn:activationCondition></bpmn:complexGateway>',
    ),
  },
  {
    name: 'a condition in Java',
    code: 'bpmn.expression-not-translated',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('${order.isLarge()}'),
  },
  {
    name: 'a condition with a function that FEEL does not have',
    code: 'bpmn.expression-not-translated',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('=working days(due) &gt; 3'),
  },
  {
    name: 'a condition in FEEL that JSONata can say',
    code: 'bpmn.feel-translated',
    severity: 'info',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('=amount &gt; 1000'),
  },
  {
    name: 'a condition in FEEL that JSONata cannot say',
    code: 'bpmn.feel-evaluated',
    severity: 'info',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('=date(due) &lt; today()'),
  },
  {
    name: 'a condition that does not say its language',
    code: 'bpmn.language-assumed',
    severity: 'warning',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('amount &gt; 1000'),
  },
  {
    name: 'a condition that is no boolean',
    code: 'condition.not-boolean',
    at: { flowId: 'yes', field: '/condition' },
    content: forked('amount + 1', undefined, 'language="https://jsonata.org"'),
  },
];
