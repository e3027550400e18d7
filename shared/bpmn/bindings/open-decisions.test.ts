import { describe, expect, it } from 'vitest';
import { BpmnBindingsSchema } from '#contracts/processes/bpmn-bindings.ts';
import { importBpmn } from '../import-bpmn.ts';
import { around, documentOf } from '../testing/document.ts';
import { openDecisions } from './open-decisions.ts';

const open = async (xml: string, given?: unknown) => {
  const bindings = given === undefined ? undefined : BpmnBindingsSchema.parse(given);
  return openDecisions((await importBpmn(xml, { bindings })).processes, bindings);
};
const $comment = expect.any(String) as unknown;

const CHOICE = documentOf(`<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" name="Large?"/>
  <bpmn:endEvent id="a" name="Yes, refused"/><bpmn:endEvent id="b"/>
  <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="g"/>
  <bpmn:sequenceFlow id="yes" name="yes" sourceRef="g" targetRef="a"/>
  <bpmn:sequenceFlow id="no" sourceRef="g" targetRef="b"/>`);

describe('what a document leaves to decide', () => {
  it.each([
    ['work that nobody names', '<bpmn:serviceTask id="t"/>', 'jobType'],
    [
      'a script of another language',
      '<bpmn:scriptTask id="t" scriptFormat="groovy"><bpmn:script>x</bpmn:script></bpmn:scriptTask>',
      'jobType',
    ],
    ['a process that nobody knows', '<bpmn:callActivity id="t" calledElement="Other"/>', 'processId'],
    ['a group that is no role', '<bpmn:userTask id="t" camunda:candidateGroups="sales"/>', 'candidateRole'],
    ['several tokens at once', '<bpmn:userTask id="t" startQuantity="2"/>', 'quantity'],
  ])('is %s', async (_what, element, field) => {
    expect(await open(around('t', element))).toMatchObject({ nodes: { t: { $comment, [field]: null } }, flows: {} });
  });

  it('is each way out of a choice without a condition, until there is a default', async () => {
    expect(await open(CHOICE)).toEqual({
      nodes: {},
      flows: { yes: { $comment, condition: null }, no: { $comment, condition: null } },
    });
    const flows = { yes: { condition: 'amount > 1000' } };
    expect(await open(CHOICE, { flows })).toEqual({
      nodes: {},
      flows: { ...flows, no: { $comment, condition: null } },
    });
    expect(await open(CHOICE, { flows: { ...flows, no: { isDefault: true } } })).toBeUndefined();
  });

  it('is nothing where the document says all', async () => {
    expect(await open(around('t', '<bpmn:userTask id="t"/>'))).toBeUndefined();
  });

  it('keeps what was decided already, and is no bindings before it is filled in', async () => {
    const given = { nodes: { t: { outputs: ['x'] } }, data: [{ name: 'x', schema: { type: 'number' } }] };
    const template = await open(around('t', '<bpmn:serviceTask id="t"/>'), given);
    expect(template).toMatchObject({ nodes: { t: { outputs: ['x'], jobType: null } }, data: [{ name: 'x' }] });
    expect(BpmnBindingsSchema.safeParse(template).success).toBe(false);
  });
});
