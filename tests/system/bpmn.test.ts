import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { documentOf } from '#bpmn/testing/document.ts';
import { ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { BpmnCheckSchema, BpmnImportSchema } from '#contracts/processes/bpmn.ts';
import { ProcessSchema } from '#contracts/processes/index.ts';
import { signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';
import { xmlClient } from './xml-client.ts';

const url = inject('url');
const { dana, emil, ada } = await signInAll(url);
const send = await xmlClient(url);

const MODEL = documentOf(`
  <!-- Who may spend how much -->
  <bpmn:startEvent id="start"><bpmn:extensionElements><camunda:formData>
    <camunda:formField id="amount" label="Amount" type="long"/></camunda:formData></bpmn:extensionElements></bpmn:startEvent>
  <bpmn:exclusiveGateway id="large" name="Large?" default="no"/>
  <bpmn:scriptTask id="refuse" name="Refuse"><bpmn:extensionElements><zeebe:script expression="=&#34;refused&#34;" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:scriptTask id="accept" name="Accept"><bpmn:extensionElements><zeebe:script expression="=amount + 1" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:endEvent id="end"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="large"/>
  <bpmn:sequenceFlow id="yes" sourceRef="large" targetRef="refuse"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &gt; 1000</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="no" sourceRef="large" targetRef="accept"/>
  <bpmn:sequenceFlow id="f2" sourceRef="refuse" targetRef="end"/>
  <bpmn:sequenceFlow id="f3" sourceRef="accept" targetRef="end"/>`);

const importModel = async (xml: string) =>
  BpmnImportSchema.parse(JSON.parse((await send('POST', '/processes/import', xml)).text));
const run = async (processId: string, amount: number) => {
  const { id } = await emil.post('/executions', ExecutionSummarySchema, { processId, input: { amount } });
  return until('the end of the run', async () => {
    const execution = await ada.get(`/executions/${id}`, ExecutionSchema);
    return execution.runtimeStatus === 'completed' || execution.runtimeStatus === 'failed' ? execution : undefined;
  });
};

describe('A BPMN model', () => {
  it('is imported, published and run, and comes out as it went in', async () => {
    const { processes } = await importModel(MODEL);
    expect(processes).toMatchObject([{ bpmnId: 'P', publishable: true }]);
    const { id } = processes[0]!.process;
    await dana.post(`/processes/${id}/publish`, z.unknown(), {});
    expect(await run(id, 5_000)).toMatchObject({ runtimeStatus: 'completed', output: { answer: 'refused' } });
    expect(await run(id, 5)).toMatchObject({ runtimeStatus: 'completed', output: { answer: 6 } });
    expect((await send('GET', `/processes/${id}/bpmn`)).text).toBe(MODEL);
    expect((await send('GET', `/processes/${id}/versions/1.0.0/bpmn`)).text).toBe(MODEL);
  });

  it('replaces a draft, if nobody else has changed it', async () => {
    const { processes } = await importModel(MODEL);
    const { id } = processes[0]!.process;
    const { etag } = await dana.call('GET', `/processes/${id}`, ProcessSchema);
    const next = MODEL.replace('Refuse', 'Say no');
    const saved = await send('PUT', `/processes/${id}/bpmn`, next, undefined, { 'if-match': etag ?? '' });
    expect([saved.status, saved.etag === etag]).toEqual([200, false]);
    expect((await send('GET', `/processes/${id}/bpmn`)).text).toBe(next);
    expect((await send('PUT', `/processes/${id}/bpmn`, next, undefined, { 'if-match': etag ?? '' })).status).toBe(412);
    expect((await send('PUT', `/processes/${id}/bpmn`, next)).status).toBe(428);
  });

  it('of the interchange working group is checked with its drawing', async () => {
    const file = readFileSync(new URL('../../shared/bpmn/conformance/miwg/A.4.1.bpmn', import.meta.url));
    const answer = await send('POST', '/processes/import/check', new Uint8Array(file), 'application/octet-stream');
    const { processes } = BpmnCheckSchema.parse(JSON.parse(answer.text));
    expect(processes.every(({ definition }) => (definition.diagram?.shapes.length ?? 0) > 0)).toBe(true);
  });

  it.each([
    [
      'with a document type',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'application/xml',
      422,
      'bpmn.doctype',
    ],
    ['that is no XML', '<a', 'application/xml', 422, 'bpmn.malformed-xml'],
    ['that is JSON', '{}', 'application/json', 415, 'request.unsupported-media-type'],
    ['over 5 MB', `<a>${' '.repeat(5_000_000)}</a>`, 'application/xml', 413, 'bpmn.too-large'],
  ])('%s is refused with a remedy', async (_what, body, type, status, code) => {
    const answer = await send('POST', '/processes/import', body, type);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ code, help: expect.stringMatching(/./) });
  });

  it('of 50 MB is refused before it is read', async () => {
    const answer = await send('POST', '/processes/import', `<a>${' '.repeat(50_000_000)}</a>`).catch(() => undefined);
    // The door may close the connection on somebody who goes on sending.
    expect(answer?.status ?? 413).toBe(413);
  });
});
