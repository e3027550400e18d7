import { describe, expect, it } from 'vitest';
import { modelText } from '../../shared/bpmn/conformance/models.ts';
import { exportBpmn, importBpmn } from '../../shared/bpmn/index.ts';
import { documentOf } from '../../shared/bpmn/testing/document.ts';
import type { ProcessDefinition } from '../../shared/contracts/process-definition/index.ts';
import { anEngine, compile } from './an-engine.ts';
import type { JsonObject } from './calls.ts';

const engine = anEngine();

async function run(definition: ProcessDefinition, data: JsonObject, outputs: Record<string, JsonObject> = {}) {
  const compiled = compile(definition);
  return engine.run(compiled.definition, data, (nodeId) => ({ output: outputs[nodeId] ?? {} }));
}
const definitionOf = async (xml: string) => (await importBpmn(xml)).processes[0]!.definition;

const MODEL = documentOf(`<bpmn:startEvent id="start"/>
  <bpmn:exclusiveGateway id="large" default="no"/>
  <bpmn:scriptTask id="refuse"><bpmn:extensionElements><zeebe:script expression="=&#34;refused&#34;" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:scriptTask id="accept"><bpmn:extensionElements><zeebe:script expression="=amount + 1" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:endEvent id="end"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="large"/>
  <bpmn:sequenceFlow id="yes" sourceRef="large" targetRef="refuse"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &gt; 1000</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="no" sourceRef="large" targetRef="accept"/>
  <bpmn:sequenceFlow id="f2" sourceRef="refuse" targetRef="end"/>
  <bpmn:sequenceFlow id="f3" sourceRef="accept" targetRef="end"/>`);

describe('A BPMN model', () => {
  it.each([
    [5_000, 'refused'],
    [5, 6],
  ])('runs as it is drawn: an amount of %i is answered with %s', async (amount, answer) => {
    const definition = await definitionOf(MODEL);
    for (const one of [definition, await definitionOf(exportBpmn(definition))])
      expect(await run(one, { amount })).toMatchObject({ status: 'SUCCEEDED', data: { answer } });
  });

  it('of the interchange working group that is meant to execute does', async () => {
    const definition = await definitionOf(modelText('C.8.1.bpmn'));
    const ended = await run(definition, {});
    expect(ended.status, `${ended.error}: ${ended.cause}`).toBe('SUCCEEDED');
  });
});
