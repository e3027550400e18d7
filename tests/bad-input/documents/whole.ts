import { around, documentOf } from '#bpmn/testing/document.ts';
import type { BadDocument } from '../bad-input.ts';

/** References, ids and names that do not hold, and what BPMN does not know. */
export const whole: readonly BadDocument[] = [
  {
    name: 'a flow to nowhere',
    code: 'bpmn.flow-dangling',
    severity: 'warning',
    at: { field: '/flows/f' },
    content: documentOf('<bpmn:startEvent id="a"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="gone"/>'),
  },
  {
    name: 'a reference to nothing',
    code: 'bpmn.dangling-reference',
    severity: 'warning',
    content: documentOf('<bpmn:startEvent id="a"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="gone"/>'),
  },
  {
    name: 'an element that BPMN does not have',
    code: 'bpmn.not-understood',
    severity: 'warning',
    content: around('t', '<bpmn:userTask id="t"/><bpmn:magicTask id="m"/>'),
  },
  {
    name: 'an element that cannot be executed',
    code: 'bpmn.element-not-supported',
    severity: 'warning',
    at: { field: '/m' },
    content: around('t', '<bpmn:userTask id="t"/><bpmn:callChoreography id="m"/>'),
  },
  {
    name: 'more that BPMN does not have than anybody reads',
    code: 'bpmn.many-findings',
    severity: 'warning',
    content: around(
      't',
      `<bpmn:userTask id="t"/>${Array.from({ length: 60 }, (_, at) => `<bpmn:magicTask id="m${at}"/>`).join('')}`,
    ),
  },
  {
    name: 'data that no run carries',
    code: 'bpmn.kept-without-effect',
    severity: 'info',
    content: around('t', '<bpmn:userTask id="t"/><bpmn:dataObject id="d" name="Order"/>'),
  },
  {
    name: 'a name over 200 characters',
    code: 'bpmn.name-too-long',
    severity: 'warning',
    at: { nodeId: 't', field: '/title' },
    content: around('t', `<bpmn:userTask id="t" name="${'n'.repeat(300)}"/>`),
  },
  {
    name: 'an id that is none here',
    code: 'bpmn.id-changed',
    severity: 'info',
    at: { nodeId: 'i'.repeat(80) },
    content: around('i'.repeat(90), `<bpmn:userTask id="${'i'.repeat(90)}"/>`),
  },
  {
    name: 'own words about a node that make no node',
    code: 'bpmn.extension-invalid',
    at: { nodeId: 't' },
    content: around(
      't',
      `<bpmn:userTask id="t"><bpmn:extensionElements><fm:node xmlns:fm="https://flowmaster.dev/schema/bpmn/1.0">{"type":"wizard"}</fm:node></bpmn:extensionElements></bpmn:userTask>`,
    ),
  },
];
