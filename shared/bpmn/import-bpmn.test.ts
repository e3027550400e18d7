import { describe, expect, it } from 'vitest';
import { importBpmn } from './import-bpmn.ts';
import { around, documentOf } from './testing/document.ts';

const read = async (xml: string) => (await importBpmn(xml)).processes[0]!;
const nodeIn = async (xml: string, id: string) =>
  (await read(xml)).definition.nodes.find((node) => node.node_id === id)!;

describe('what is mapped because it means the same', () => {
  it.each([
    [
      'a Camunda 8 user task',
      around(
        't',
        `<bpmn:userTask id="t" name="Check"><bpmn:extensionElements>
          <zeebe:assignmentDefinition assignee="=owner" candidateGroups="manager"/>
          <zeebe:taskSchedule dueDate="=now() + duration(&#34;P3D&#34;)"/><zeebe:priorityDefinition priority="95"/>
        </bpmn:extensionElements></bpmn:userTask>`,
      ),
      { assignee: '{% owner %}', candidateRole: 'manager', dueIn: 'P3D', priority: 'urgent' },
    ],
    [
      'a Camunda 7 user task with a form',
      around(
        't',
        `<bpmn:userTask id="t" camunda:assignee="ada@example.com" camunda:candidateUsers="a, b"><bpmn:extensionElements><camunda:formData>
          <camunda:formField id="amount" label="Amount" type="long"><camunda:validation>
            <camunda:constraint name="required"/><camunda:constraint name="min" config="1"/></camunda:validation></camunda:formField>
        </camunda:formData></bpmn:extensionElements></bpmn:userTask>`,
      ),
      {
        assignee: 'ada@example.com',
        candidateUsers: ['a', 'b'],
        form_fields: [
          { name: 'amount', label: 'Amount', type: 'integer', required: true, readOnly: false, minimum: 1 },
        ],
      },
    ],
    [
      'a job worker with retries and mappings',
      around(
        't',
        `<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="pay" retries="3"/><zeebe:ioMapping>
          <zeebe:input source="=total" target="card.amount"/><zeebe:output source="=receipt" target="receiptId"/>
        </zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>`,
      ),
      {
        connector: 'pay',
        retry: { maxAttempts: 2 },
        inputs: { card: { amount: '{% total %}' } },
        outputMapping: { receiptId: '{% $output.receipt %}' },
      },
    ],
    [
      "Camunda 8's REST connector",
      around(
        't',
        `<bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskDefinition type="io.camunda:http-json:1"/><zeebe:ioMapping>
          <zeebe:input source="https://example.com/api" target="url"/><zeebe:input source="PUT" target="method"/>
        </zeebe:ioMapping></bpmn:extensionElements></bpmn:serviceTask>`,
      ),
      { url: 'https://example.com/api', method: 'PUT', inputs: {} },
    ],
    [
      'an expression instead of a script',
      around(
        't',
        '<bpmn:scriptTask id="t"><bpmn:extensionElements><zeebe:script expression="=a + 1" resultVariable="b"/></bpmn:extensionElements></bpmn:scriptTask>',
      ),
      { source: 'return {};', outputMapping: { b: expect.stringMatching(/^\{% .*a.*%\}$/s) } },
    ],
    [
      'a multi-instance activity',
      around(
        't',
        `<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="=reviewer"/></bpmn:extensionElements>
        <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:extensionElements>
          <zeebe:loopCharacteristics inputCollection="=reviewers" inputElement="reviewer" outputCollection="votes"/></bpmn:extensionElements>
        </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
      ),
      {
        assignee: '{% $item %}',
        multiInstance: { mode: 'sequential', collection: 'reviewers', outputCollection: 'votes' },
      },
    ],
    [
      'a timer in FEEL',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDuration>=duration("PT5M")</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      { event: 'timer', position: 'catch', timer: { duration: 'PT5M' } },
    ],
    [
      'a cycle in FEEL',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>=cycle(3, duration("PT5M"))</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      { event: 'timer', position: 'catch', timer: { cycle: 'R3/PT5M' } },
    ],
    [
      'a cycle of the data',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>=reminders</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      { event: 'timer', position: 'catch', timer: { cycle: '{% reminders %}' } },
    ],
    [
      'a cycle of so many times as the data say',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>=cycle(reminders, duration(period))</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      {
        event: 'timer',
        position: 'catch',
        timer: { cycle: expect.stringMatching(/^\{% .*reminders.*period.* %\}$/s) as string },
      },
    ],
    [
      'a cycle without end as often as the data say',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>=cycle(duration(period))</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      { event: 'timer', position: 'catch', timer: { cycle: '{% $type(period) = "string" ? "R/" & period : null %}' } },
    ],
    [
      'a date with an offset',
      around(
        't',
        '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDate>2026-01-31T09:00:00+01:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      ),
      { event: 'timer', position: 'catch', timer: { date: '2026-01-31T09:00:00+01:00' } },
    ],
    [
      'a message with a correlation key',
      around(
        't',
        '<bpmn:receiveTask id="t" messageRef="m"/>',
        '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=orderId"/></bpmn:extensionElements></bpmn:message>',
      ),
      { task: true, event: 'message', position: 'catch', name: 'paid', correlationKey: 'orderId' },
    ],
  ])('%s', async (_what, xml, config) => {
    expect((await nodeIn(xml, 't')).config).toEqual(config);
  });

  it.each([
    ['=amount > 1000', ['bpmn.feel-translated']],
    ['${amount > 1000}', []],
    ['#{amount gt 1000}', []],
  ])('a condition: %s', async (condition, said) => {
    const process = await read(
      documentOf(`<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g" default="no"/><bpmn:endEvent id="a"/><bpmn:endEvent id="b"/>
      <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/><bpmn:sequenceFlow id="no" sourceRef="g" targetRef="b"/>
      <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replaceAll('>', '&gt;')}</bpmn:conditionExpression></bpmn:sequenceFlow>`),
    );
    expect(process.definition.flows.find(({ id }) => id === 'yes')?.condition).toContain('amount');
    expect(process.definition.flows.find(({ id }) => id === 'no')?.isDefault).toBe(true);
    expect(process.diagnostics.map(({ code }) => code)).toEqual(said);
  });
});

describe('a collaboration', () => {
  const two = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:test">
    <bpmn:collaboration id="c"><bpmn:participant id="pool1" name="Buyer" processRef="one"/><bpmn:participant id="pool2" name="Seller" processRef="two"/></bpmn:collaboration>
    <bpmn:process id="one" isExecutable="true"><bpmn:startEvent id="s1"/></bpmn:process>
    <bpmn:process id="two" isExecutable="false"><bpmn:startEvent id="s2"/></bpmn:process></bpmn:definitions>`;

  it('gives a process for each executable pool, and names the others', async () => {
    const imported = await importBpmn(two);
    expect(imported.processes).toMatchObject([{ bpmnId: 'one', definition: { name: 'Buyer' } }]);
    expect(imported.left).toEqual([{ bpmnId: 'two', name: 'Seller' }]);
  });

  it('gives the process that is asked for', async () => {
    expect((await importBpmn(two, { only: 'two' })).processes).toMatchObject([{ bpmnId: 'two' }]);
    await expect(importBpmn(two, { only: 'three' })).rejects.toMatchObject({ code: 'bpmn.unknown-process' });
  });
});

describe('FEEL that JSONata cannot say', () => {
  const activity = (inside: string) =>
    around('t', `<bpmn:userTask id="t"><bpmn:extensionElements>${inside}</bpmn:extensionElements></bpmn:userTask>`);

  it.each([
    ['<zeebe:assignmentDefinition assignee="=string(now())"/>', { assignee: '{% feel: string(now()) %}' }],
    [
      '<zeebe:ioMapping><zeebe:output source="=date(done) + duration(&quot;P1D&quot;)" target="due"/></zeebe:ioMapping>',
      { outputMapping: { due: '{% feel: date(output.done) + duration("P1D") %}' } },
    ],
  ])('is kept, with our names for what it reads: %s', async (inside, config) => {
    expect((await nodeIn(activity(inside), 't')).config).toMatchObject(config);
  });

  it('is refused where a name may mean two things', async () => {
    const output = '<zeebe:output source="=string(today()) + lines[price &gt; 1][1].name" target="x"/>';
    const process = await read(activity(`<zeebe:ioMapping>${output}</zeebe:ioMapping>`));
    expect(process.diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'bpmn.expression-not-translated',
        message: expect.stringContaining('“price” may mean two things'),
      }),
    );
  });
});
