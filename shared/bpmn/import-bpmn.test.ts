import { describe, expect, it } from 'vitest';
import { compileProcess } from '#compiler/index.ts';
import { aTarget } from '#compiler/testing/builders.ts';
import { BpmnError } from './bpmn-error.ts';
import { importBpmn } from './import-bpmn.ts';
import { around, documentOf } from './testing/document.ts';

const read = async (xml: string) => (await importBpmn(xml)).processes[0]!;
const nodeIn = async (xml: string, id: string) =>
  (await read(xml)).definition.nodes.find((node) => node.node_id === id)!;
const codes = ({ diagnostics }: Awaited<ReturnType<typeof read>>) => diagnostics.map(({ code }) => code);

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
      'a message with a correlation key',
      around(
        't',
        '<bpmn:receiveTask id="t" messageRef="m"/>',
        '<bpmn:message id="m" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=orderId"/></bpmn:extensionElements></bpmn:message>',
      ),
      { event: 'message', position: 'catch', name: 'paid', correlationKey: 'orderId' },
    ],
  ])('%s', async (_what, xml, config) => {
    expect((await nodeIn(xml, 't')).config).toEqual(config);
  });

  it.each([
    ['=amount > 1000', 'FEEL'],
    ['${amount > 1000}', 'JUEL'],
    ['#{amount gt 1000}', 'JUEL'],
  ])('a condition: %s', async (condition) => {
    const process = await read(
      documentOf(`<bpmn:startEvent id="start"/><bpmn:exclusiveGateway id="g" default="no"/><bpmn:endEvent id="a"/><bpmn:endEvent id="b"/>
      <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="g"/><bpmn:sequenceFlow id="no" sourceRef="g" targetRef="b"/>
      <bpmn:sequenceFlow id="yes" sourceRef="g" targetRef="a"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition.replaceAll('>', '&gt;')}</bpmn:conditionExpression></bpmn:sequenceFlow>`),
    );
    expect(process.definition.flows.find(({ id }) => id === 'yes')?.condition).toContain('amount');
    expect(process.definition.flows.find(({ id }) => id === 'no')?.isDefault).toBe(true);
    expect(process.diagnostics).toEqual([]);
  });
});

describe('what has no meaning here', () => {
  it.each([
    ['a Java class', '<bpmn:serviceTask id="t" camunda:class="com.example.Pay"/>', 'bpmn.work-unknown'],
    [
      'a script for another engine',
      '<bpmn:scriptTask id="t" scriptFormat="groovy"><bpmn:script>x = 1</bpmn:script></bpmn:scriptTask>',
      'bpmn.script-not-translated',
    ],
    [
      'a call of an unknown process',
      '<bpmn:callActivity id="t" calledElement="Other"/>',
      'bpmn.called-process-unknown',
    ],
    ['two tokens at once', '<bpmn:userTask id="t" startQuantity="2"/>', 'bpmn.quantity-not-supported'],
    [
      'several triggers',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:signalEventDefinition/><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>',
      'bpmn.several-triggers',
    ],
    [
      'a month as a duration',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDuration>P1M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn.timer-not-understood',
    ],
    [
      'FEEL that JSONata cannot say',
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="=string(now())"/></bpmn:extensionElements></bpmn:userTask>',
      'bpmn.expression-not-translated',
    ],
    ['a group of people', '<bpmn:userTask id="t" camunda:candidateGroups="sales"/>', 'bpmn.group-unknown'],
    ['a form that is elsewhere', '<bpmn:userTask id="t" camunda:formKey="app:form.jsf"/>', 'bpmn.form-elsewhere'],
    [
      'a loop without an end',
      '<bpmn:userTask id="t"><bpmn:standardLoopCharacteristics/></bpmn:userTask>',
      'bpmn.loop-without-condition',
    ],
    ['an abstract task', '<bpmn:task id="t"/>', 'bpmn.task-untyped'],
  ])('is reported with its node and a remedy: %s', async (_what, element, code) => {
    const process = await read(around('t', element));
    const diagnostic = process.diagnostics.find((one) => one.code === code);
    expect(diagnostic).toMatchObject({ nodeId: 't' });
    expect(diagnostic?.help).not.toBe('');
  });

  it.each([
    ['<bpmn:userTask id="t" startQuantity="2"/>'],
    [
      '<bpmn:intermediateCatchEvent id="t"><bpmn:signalEventDefinition/><bpmn:timerEventDefinition/></bpmn:intermediateCatchEvent>',
    ],
    [
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:ioMapping><zeebe:output source="=a" target="b.c"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:userTask>',
    ],
    [
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="=string(now())"/></bpmn:extensionElements></bpmn:userTask>',
    ],
  ])('keeps the definition from being published until somebody decides: %s', async (element) => {
    const { definition } = await read(around('t', element));
    const { ok, diagnostics } = compileProcess(definition, aTarget());
    expect([ok, diagnostics.some(({ nodeId, severity }) => nodeId === 't' && severity === 'error')]).toEqual([
      false,
      true,
    ]);
  });

  it('is reported for elements that BPMN does not know, too', async () => {
    const xml = around('t', '<bpmn:userTask id="t"/><bpmn:magicTask id="m"/>');
    const { diagnostics, processes } = await importBpmn(xml);
    expect(diagnostics.map(({ code }) => code)).toContain('bpmn.not-understood');
    expect(codes(processes[0]!)).toContain('bpmn.element-not-supported');
  });
});

describe('names and ids that are too long or none', () => {
  it('keeps titles to 200 characters and says so', async () => {
    const process = await read(around('t', `<bpmn:userTask id="t" name="${'n'.repeat(300)}"/>`));
    expect(process.definition.nodes.find((node) => node.node_id === 't')?.title).toHaveLength(200);
    expect(codes(process)).toContain('bpmn.name-too-long');
  });

  it('tells ids apart that are equal after 80 characters', async () => {
    const [a, b] = [`${'i'.repeat(90)}a`, `${'i'.repeat(90)}b`];
    const process = await read(around(a, `<bpmn:userTask id="${a}"/><bpmn:userTask id="${b}"/>`));
    const ids = process.definition.nodes.map((node) => node.node_id);
    expect(new Set(ids).size).toBe(4);
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(80);
    expect(codes(process)).toContain('bpmn.id-changed');
  });

  it('gives ids to elements without one, and the document keeps them', async () => {
    const imported = await importBpmn(documentOf('<bpmn:startEvent/><bpmn:userTask name="A"/>'));
    expect(imported.processes[0]!.definition.nodes.map((node) => node.node_id)).toEqual(['startEvent_1', 'userTask_1']);
    expect(imported.xml).toContain('id="userTask_1"');
  });
});

describe('a document that cannot be imported', () => {
  it.each([
    ['another language', '<html/>', 'bpmn.not-bpmn'],
    ['no process', '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'bpmn.no-process'],
    [
      'a process without anything',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"/></definitions>',
      'bpmn.empty',
    ],
    ['an id twice', documentOf('<bpmn:startEvent id="a"/><bpmn:endEvent id="a"/>'), 'bpmn.duplicate-id'],
  ])('%s', async (_what, xml, code) => {
    const error = await importBpmn(xml).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(BpmnError);
    expect(error).toMatchObject({ code });
    expect((error as BpmnError).path).not.toBe('');
    expect((error as BpmnError).help).not.toBe('');
  });
});

describe('references that lead nowhere', () => {
  it('leave the flow out of the process, and say so', async () => {
    const xml = documentOf('<bpmn:startEvent id="a"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="gone"/>');
    const { processes, diagnostics } = await importBpmn(xml);
    expect(processes[0]!.definition.flows).toEqual([]);
    expect(codes(processes[0]!)).toContain('bpmn.flow-dangling');
    expect(diagnostics.map(({ code }) => code)).toContain('bpmn.dangling-reference');
  });

  it('keeps a flow from a node to itself for the compiler to refuse', async () => {
    const process = await read(
      documentOf('<bpmn:task id="a"/><bpmn:sequenceFlow id="f" sourceRef="a" targetRef="a"/>'),
    );
    expect(process.definition.flows).toMatchObject([{ from: 'a', to: 'a' }]);
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
