import { describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { documentOf } from '#bpmn/testing/document.ts';
import { aProcess, end, script, start, way } from '#compiler/testing/builders.ts';
import { ExecutionSchema, ExecutionSummarySchema } from '#contracts/executions/index.ts';
import { BpmnImportSchema } from '#contracts/processes/bpmn.ts';
import { ExplanationSchema, ProcessSchema } from '#contracts/processes/index.ts';
import { signInAll } from '#examples/player/people.ts';
import { until } from './until.ts';
import { xmlClient } from './xml-client.ts';

const url = inject('url');
const { dana, emil, ada } = await signInAll(url);
const send = await xmlClient(url);

const MODEL = documentOf(`
  <bpmn:startEvent id="start"><bpmn:extensionElements><camunda:formData>
    <camunda:formField id="due" label="Due" type="date"/></camunda:formData></bpmn:extensionElements></bpmn:startEvent>
  <bpmn:exclusiveGateway id="soon" name="Soon?" default="no"/>
  <bpmn:scriptTask id="hurry" name="Hurry"><bpmn:extensionElements><zeebe:script expression="=date(due) - duration(&#34;P1D&#34;)" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:scriptTask id="wait" name="Wait"><bpmn:extensionElements><zeebe:script expression="=&#34;there is time&#34;" resultVariable="answer"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:endEvent id="end"/>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="soon"/>
  <bpmn:sequenceFlow id="yes" sourceRef="soon" targetRef="hurry"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=date(due) &lt; today() + duration("P3D")</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="no" sourceRef="soon" targetRef="wait"/>
  <bpmn:sequenceFlow id="f2" sourceRef="hurry" targetRef="end"/>
  <bpmn:sequenceFlow id="f3" sourceRef="wait" targetRef="end"/>`);

async function run(processId: string, input: object) {
  const { id } = await emil.post('/executions', ExecutionSummarySchema, { processId, input });
  return until('the end of the run', async () => {
    const execution = await ada.get(`/executions/${id}`, ExecutionSchema);
    return execution.runtimeStatus === 'completed' || execution.runtimeStatus === 'failed' ? execution : undefined;
  });
}

describe('FEEL that Step Functions cannot evaluate', () => {
  it('is imported from BPMN, published, explained, run, and given back', async () => {
    const { text } = await send('POST', '/processes/import', MODEL);
    const { processes } = BpmnImportSchema.parse(JSON.parse(text));
    expect(processes).toMatchObject([{ publishable: true }]);
    expect(processes[0]!.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'bpmn.feel-evaluated', severity: 'info', flowId: 'yes' }),
    );
    const { id } = processes[0]!.process;
    await dana.post(`/processes/${id}/publish`, z.unknown(), {});
    const { nodes } = await dana.get(`/processes/${id}/versions/1.0.0/explain`, ExplanationSchema);
    expect(nodes.find(({ nodeId }) => nodeId === 'soon')).toMatchObject({ lambdaCallsPerVisit: 1 });

    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const today = new Date(Date.now()).toISOString().slice(0, 10);
    const hurried = await run(id, { due: tomorrow });
    expect(hurried).toMatchObject({ runtimeStatus: 'completed' });
    // The day may have changed since.
    expect(today <= z.object({ answer: z.string() }).parse(hurried.output).answer).toBe(true);
    expect(await run(id, { due: '2999-01-01' })).toMatchObject({ output: { answer: 'there is time' } });
    expect((await send('GET', `/processes/${id}/bpmn`)).text).toBe(MODEL);
  });

  it('fails the run with a cause that a person understands', async () => {
    const inputs = { all: '{% feel: for i in 1..100000, j in 1..100000 return today() %}' };
    const endless = aProcess(
      [start(), script('count', { title: 'Count all', config: { source: 'return {}', inputs } }), end()],
      way('start', 'count', 'end'),
    );
    const { id } = await dana.post('/processes', ProcessSchema, endless);
    await dana.post(`/processes/${id}/publish`, z.unknown(), {});
    const failed = await run(id, {});
    expect(failed).toMatchObject({
      runtimeStatus: 'failed',
      error: {
        name: 'FlowMaster.FeelError',
        nodeId: 'count',
        cause: expect.stringContaining(
          'At “Count all” (count), the field /config/inputs/all: evaluating FEEL took more',
        ),
      },
    });
  });
});

describe('A decision model', () => {
  it('is refused when the process is published', async () => {
    const rule = { ...script('assess', { config: { ruleId: 'risk' } }), action_type: 'rule' as const };
    const { id } = await dana.post(
      '/processes',
      ProcessSchema,
      aProcess([start(), rule, end()], way('start', 'assess', 'end')),
    );
    await expect(dana.post(`/processes/${id}/publish`, z.unknown(), {})).rejects.toMatchObject({
      problem: { errors: [expect.objectContaining({ code: 'target.decision-models-missing' })] },
    });
  });
});
