import { describe, expect, it } from 'vitest';
import { compileProcess } from '#compiler/index.ts';
import { aTarget } from '#compiler/testing/builders.ts';
import { BpmnError } from './bpmn-error.ts';
import { importBpmn } from './import-bpmn.ts';
import { around, documentOf } from './testing/document.ts';

const read = async (xml: string) => (await importBpmn(xml)).processes[0]!;
const codes = ({ diagnostics }: Awaited<ReturnType<typeof read>>) => diagnostics.map(({ code }) => code);

describe('what has no meaning here', () => {
  it.each([
    ['a service that nobody names', '<bpmn:serviceTask id="t"/>', 'bpmn.work-unknown'],
    ['a Java class', '<bpmn:serviceTask id="t" camunda:class="com.example.Pay"/>', 'bpmn.worker-needed'],
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
      'a date without its zone',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeDate>2026-01-01T09:00:00</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn.timer-not-understood',
    ],
    [
      'a cycle of what no text says',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>=cycle(if a then 1 else 2, b)</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn.timer-not-understood',
    ],
    [
      'a cron expression',
      '<bpmn:intermediateCatchEvent id="t"><bpmn:timerEventDefinition><bpmn:timeCycle>0 0 9 * * MON-FRI</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>',
      'bpmn.timer-cron',
    ],
    [
      'FEEL with a function that nobody knows',
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="=whoever(today())"/></bpmn:extensionElements></bpmn:userTask>',
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
      '<bpmn:userTask id="t"><bpmn:extensionElements><zeebe:assignmentDefinition assignee="=whoever(today())"/></bpmn:extensionElements></bpmn:userTask>',
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
