import { around } from '#bpmn/testing/document.ts';
import type { BadDocument } from '../bad-input.ts';

const task = (name: string, code: string, element: string, more: Partial<BadDocument> = {}): BadDocument => ({
  name,
  code,
  at: { nodeId: 't' },
  content: around('t', element),
  ...more,
});
const warning = { severity: 'warning' } as const;
const info = { severity: 'info' } as const;
const extended = (local: string, extension: string, attributes = '') =>
  `<bpmn:${local} id="t" ${attributes}><bpmn:extensionElements>${extension}</bpmn:extensionElements></bpmn:${local}>`;

const adHoc = (extension: string) =>
  `<bpmn:adHocSubProcess id="t"><bpmn:extensionElements>${extension}</bpmn:extensionElements><bpmn:userTask id="x"/></bpmn:adHocSubProcess>`;

/** Tasks and subprocesses that say what cannot be done here. */
export const activities: readonly BadDocument[] = [
  task('a service that nobody names', 'bpmn.work-unknown', '<bpmn:serviceTask id="t"/>'),
  task(
    'a job that is told nothing',
    'bpmn.inputs-needed',
    '<bpmn:serviceTask id="t" camunda:type="external" camunda:topic="pay"/>',
    warning,
  ),
  task('a Java class', 'bpmn.worker-needed', '<bpmn:serviceTask id="t" camunda:class="com.example.Pay"/>', warning),
  task(
    'a script for another engine',
    'bpmn.script-not-translated',
    '<bpmn:scriptTask id="t" scriptFormat="groovy"><bpmn:script>x = 1</bpmn:script></bpmn:scriptTask>',
  ),
  task(
    'a call of an unknown process',
    'bpmn.called-process-unknown',
    '<bpmn:callActivity id="t" calledElement="Other"/>',
  ),
  task('two tokens at once', 'bpmn.quantity-not-supported', '<bpmn:userTask id="t" startQuantity="2"/>'),
  task(
    'a mapping to a part of a field',
    'bpmn.mapping-target',
    extended('userTask', '<zeebe:ioMapping><zeebe:output source="=a" target="b.c"/></zeebe:ioMapping>'),
  ),
  task('a receive task that names no message', 'bpmn.message-named', '<bpmn:receiveTask id="t"/>', info),
  task('a group of people', 'bpmn.group-unknown', '<bpmn:userTask id="t" camunda:candidateGroups="sales"/>', warning),
  task(
    'a form that is elsewhere',
    'bpmn.form-elsewhere',
    '<bpmn:userTask id="t" camunda:formKey="app:form.jsf"/>',
    warning,
  ),
  task(
    'a form field that is none here',
    'bpmn.form-field-not-mapped',
    extended('userTask', '<camunda:formData><camunda:formField id="x" label="X" type="colour"/></camunda:formData>'),
    warning,
  ),
  task(
    'a due date that is no duration',
    'bpmn.due-not-understood',
    '<bpmn:userTask id="t" camunda:dueDate="2026-01-01T00:00:00Z"/>',
    warning,
  ),
  task(
    'a loop without an end',
    'bpmn.loop-without-condition',
    '<bpmn:userTask id="t"><bpmn:standardLoopCharacteristics/></bpmn:userTask>',
  ),
  task(
    'instances of nothing',
    'bpmn.collection-missing',
    '<bpmn:userTask id="t"><bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>',
  ),
  task('activities that a worker starts', 'bpmn.ad-hoc-worker', adHoc('<zeebe:taskDefinition type="agent"/>'), {
    ...warning,
    at: { nodeId: 't', field: '/config/activeElements' },
  }),
  task(
    'what the activities of an ad-hoc subprocess give, collected',
    'bpmn.ad-hoc-outputs',
    adHoc('<zeebe:adHoc activeElementsCollection="=wanted" outputCollection="results" outputElement="=result"/>'),
    { ...warning, at: { nodeId: 't', field: '/config' } },
  ),
  task('a task that does not say who does it', 'bpmn.task-untyped', '<bpmn:task id="t"/>', { severity: 'info' }),
];
