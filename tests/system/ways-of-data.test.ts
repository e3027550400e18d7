import { describe, expect, inject, it } from 'vitest';
import { documentOf } from '#bpmn/testing/document.ts';
import {
  aProcess,
  end,
  event,
  flow,
  gateway,
  human,
  script,
  start,
  subprocess,
  way,
} from '#compiler/testing/builders.ts';
import { BpmnImportSchema } from '#contracts/processes/bpmn.ts';
import { completed, FrontDesk } from './front-desk.ts';
import { xmlClient } from './xml-client.ts';

const url = inject('url');
const desk = await FrontDesk.open(url);
const send = await xmlClient(url);

const writing = (id: string) => script(id, { outputs: [id], config: { source: `return { ${id}: true }` } });
const amount = [{ name: 'amount', schema: { type: 'number' as const }, input: true }];

describe('Inclusive joins whose flows come from different splits', () => {
  const net = (join: 'inclusive' | 'parallel') =>
    aProcess(
      [
        start(),
        gateway('some', 'inclusive'),
        writing('a'),
        human('b', { config: { candidateRole: 'employee' } }),
        gateway('fork', 'parallel'),
        writing('c'),
        gateway('meet', join),
        writing('d'),
        gateway('join', 'inclusive'),
        writing('last'),
        end(),
      ],
      [
        flow('start', 'some'),
        flow('some', 'a', { condition: 'amount > 1' }),
        flow('some', 'b', { condition: 'amount > 5' }),
        flow('some', 'join', { isDefault: true }),
        ...way('a', 'meet', 'd', 'join', 'last', 'end'),
        ...way('b', 'fork', 'meet'),
        ...way('fork', 'c', 'join'),
      ],
      { name: 'Net', data_definitions: amount },
    );

  it('wait for the tokens that still come, and for no others', async () => {
    const id = await desk.publish(net('inclusive'));
    const [little, middling, much] = await Promise.all([1, 2, 9].map((value) => desk.start(id, { amount: value })));
    await desk.reached(much!, 'a');
    expect(completed(await desk.look(much!))).not.toContain('d');
    await desk.answer(much!, 'b', {});
    const done = await Promise.all([little!, middling!, much!].map((run) => desk.ended(run)));
    expect(done.map((run) => run.output)).toEqual([
      { amount: 1, last: true },
      { amount: 2, a: true, d: true, last: true },
      { amount: 9, a: true, c: true, d: true, last: true },
    ]);
    const activities = completed(done[2]!).filter((nodeId) => ['a', 'b', 'c', 'd', 'last'].includes(nodeId));
    expect(activities.toSorted()).toEqual(['a', 'b', 'c', 'd', 'last']);
    expect(activities.at(-1)).toBe('last');
  });

  it('are refused where one waits for a token that may never come, with the way that shows it', async () => {
    expect(await desk.diagnosticsOf(net('parallel'))).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'soundness.deadlock', nodeId: 'meet' }),
    );
  });
});

/** Nothing says where it begins and ends, nor what happens between 10 and 100. */
const LOOSE = documentOf(`
  <bpmn:scriptTask id="note"><bpmn:extensionElements><zeebe:script expression="=true" resultVariable="noted"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:userTask id="ask"><bpmn:extensionElements>
    <zeebe:assignmentDefinition candidateGroups="employee"/>
    <camunda:formData><camunda:formField id="amount" label="Amount" type="long"/></camunda:formData>
  </bpmn:extensionElements></bpmn:userTask>
  <bpmn:exclusiveGateway id="which" name="How much?"/>
  <bpmn:scriptTask id="small"><bpmn:extensionElements><zeebe:script expression="=&#34;small&#34;" resultVariable="size"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:scriptTask id="large"><bpmn:extensionElements><zeebe:script expression="=&#34;large&#34;" resultVariable="size"/></bpmn:extensionElements></bpmn:scriptTask>
  <bpmn:sequenceFlow id="f0" sourceRef="ask" targetRef="which"/>
  <bpmn:sequenceFlow id="f1" sourceRef="which" targetRef="small"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &lt; 10</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f2" sourceRef="which" targetRef="large"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=amount &gt; 100</bpmn:conditionExpression></bpmn:sequenceFlow>`);

describe('A BPMN process that draws no start, no end and no way for every case', async () => {
  const { text } = await send('POST', '/processes/import', LOOSE);
  const { process, publishable, diagnostics } = BpmnImportSchema.parse(JSON.parse(text)).processes[0]!;
  await desk.publishSaved(process.id);

  it('is imported, and what it means is said', () => {
    expect(publishable).toBe(true);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      expect.arrayContaining(['info process.start-implicit', 'info process.end-implicit']),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'warning', nodeId: 'which', field: '/config/onNoMatch' }),
    );
  });

  it.each([
    [5, 'small'],
    [500, 'large'],
  ])('begins with all that nothing leads to: %s is %s', async (amount, size) => {
    const run = await desk.start(process.id);
    await desk.answer(run, 'ask', { amount });
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { amount, size, noted: true } });
    const activities = completed(done).filter((nodeId) => nodeId !== 'which');
    expect(activities.toSorted()).toEqual(['ask', 'note', size].toSorted());
  });

  it('fails by name where no way is for it', async () => {
    const run = await desk.start(process.id);
    await desk.answer(run, 'ask', { amount: 50 });
    expect(await desk.ended(run)).toMatchObject({
      runtimeStatus: 'failed',
      error: {
        name: 'FlowMaster.NoConditionHolds',
        nodeId: 'which',
        cause: 'None of the conditions of the flows from “How much?” holds.',
      },
    });
  });
});

describe('A decision of our own', () => {
  const decided = (config: object) =>
    aProcess(
      [start(), gateway('which', 'exclusive', { config: { ...config } }), end('yes'), end('no')],
      [
        flow('start', 'which'),
        flow('which', 'yes', { condition: 'amount > 2' }),
        flow('which', 'no', { condition: 'amount < 1' }),
      ],
      { name: 'Decision', data_definitions: amount },
    );

  it.each([
    ['that does not say what happens when no condition holds', {}, 'decision.default-missing'],
    ['that says something else than to fail', { onNoMatch: 'wait' }, 'node.config-invalid'],
  ])('is refused %s', async (_what, config, code) => {
    expect(await desk.diagnosticsOf(decided(config))).toContainEqual(
      expect.objectContaining({ severity: 'error', code, nodeId: 'which', help: expect.any(String) as string }),
    );
  });
});

const trouble = [{ name: 'trouble', schema: { type: 'string' as const }, input: true }];

describe('An escalation of a called process', async () => {
  /** Says that there is trouble, and would then ask somebody. */
  const review = await desk.publish(
    aProcess(
      [
        start(),
        event('tell', { event: 'escalation', position: 'throw', name: 'trouble', inputs: { what: '{% trouble %}' } }),
        human('ask', { config: { candidateRole: 'employee' } }),
        end(),
      ],
      way('start', 'tell', 'ask', 'end'),
      { name: 'Review', data_definitions: trouble },
    ),
  );
  const calling = (interrupting: boolean, attachedTo = 'call') =>
    aProcess(
      [
        start(),
        subprocess('call', { config: { processId: review, inputs: { trouble: '{% trouble %}' } } }),
        event('heard', {
          event: 'escalation',
          position: 'boundary',
          attachedTo,
          name: 'trouble',
          interrupting,
          outputMapping: { heard: '{% $output.what %}' },
        }),
        writing('react'),
        end('reacted'),
        writing('after'),
        end(),
      ],
      [...way('start', 'call', 'after', 'end'), ...way('heard', 'react', 'reacted')],
      { name: 'Caller', data_definitions: trouble },
    );

  it('that interrupts ends the called run before it asks anybody', async () => {
    const run = await desk.start(await desk.publish(calling(true)), { trouble: 'no stamp' });
    const done = await desk.ended(run);
    expect(done).toMatchObject({ runtimeStatus: 'completed', output: { heard: 'no stamp', react: true } });
    expect(done.output).not.toHaveProperty('after');
    const { childExecutionId } = done.nodes.find(({ nodeId }) => nodeId === 'call')!;
    expect(await desk.ended(childExecutionId!)).toMatchObject({ runtimeStatus: 'cancelled' });
    expect(await desk.tasks(childExecutionId!)).toEqual([]);
  });

  it('that does not interrupt starts something beside the called run, which goes on', async () => {
    const run = await desk.start(await desk.publish(calling(false)), { trouble: 'no stamp' });
    await desk.reached(run, 'react');
    const { childExecutionId } = (await desk.look(run)).nodes.find(({ nodeId }) => nodeId === 'call')!;
    await desk.answer(childExecutionId!, 'ask', {});
    expect(await desk.ended(run)).toMatchObject({
      runtimeStatus: 'completed',
      output: { trouble: 'no stamp', heard: 'no stamp', react: true, after: true },
    });
  });

  it('cannot be caught at what is no call', async () => {
    expect(await desk.diagnosticsOf(calling(true, 'after'))).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'event.escalation-without-subprocess',
        nodeId: 'heard',
        field: '/config/attachedTo',
        help: expect.any(String) as string,
      }),
    );
  });
});
