import { type FormField, FormFieldSchema } from '#contracts/process-definition/index.ts';
import { BPMN, CAMUNDA, ZEEBE } from '../../namespaces.ts';
import type { XmlElement } from '../../xml/element.ts';
import { camunda } from '../read-loop.ts';
import { type Reading, titleOf } from '../reading.ts';
import { type FormRead, readForm } from './form-js.ts';

/** The fields that a task or start asks for: a Camunda form within the document, or Camunda 7's form data. */
export function readFormFields(element: XmlElement, reading: Reading): FormField[] {
  const extension = element.one(BPMN, 'extensionElements');
  const data = CAMUNDA.map((namespace) => extension?.one(namespace, 'formData')).find((one) => one !== undefined);
  if (data) return report(fromFormData(data), element, reading);
  const definition = extension?.one(ZEEBE, 'formDefinition');
  const key = definition?.attribute('formKey') ?? definition?.attribute('formId') ?? camunda(element, 'formKey');
  if (key === undefined) return [];
  const form = embedded(key, reading);
  if (form) return report(form, element, reading);
  reading.notes.warning(
    'bpmn.form-elsewhere',
    { nodeId: reading.ids.of(element), field: '/config/form_fields' },
    `The form “${key.slice(0, 120)}” of “${titleOf(element)}” is not in the document.`,
    'Define the fields of the form here.',
  );
  return [];
}

function embedded(key: string, { process }: Reading): FormRead | undefined {
  const id = key.slice(key.lastIndexOf(':') + 1);
  const forms = process.one(BPMN, 'extensionElements')?.all(ZEEBE, 'userTaskForm') ?? [];
  const form = forms.find((one) => one.attribute('id') === id);
  return form && readForm(form.text);
}

function report({ fields, left }: FormRead, element: XmlElement, reading: Reading): FormField[] {
  if (left.length > 0)
    reading.notes.warning(
      'bpmn.form-field-not-mapped',
      { nodeId: reading.ids.of(element), field: '/config/form_fields' },
      `The form of “${titleOf(element)}” has parts that forms here do not have: ${left.slice(0, 10).join(', ')}.`,
      'Define them anew. The form is kept and given back at export.',
    );
  return fields;
}

const TYPES: Readonly<Record<string, FormField['type']>> = {
  string: 'text',
  long: 'integer',
  boolean: 'boolean',
  date: 'date',
  enum: 'select',
};

function fromFormData(data: XmlElement): FormRead {
  const read: FormRead = { fields: [], left: [] };
  for (const element of data.all(data.namespace, 'formField')) {
    const field = FormFieldSchema.safeParse(formDataField(element));
    if (field.success) read.fields.push(field.data);
    else read.left.push(element.attribute('id') ?? 'a field without an id');
  }
  return read;
}

function formDataField(element: XmlElement): Record<string, unknown> {
  const { namespace } = element;
  const constraints = new Map(
    (element.one(namespace, 'validation')?.all(namespace, 'constraint') ?? []).map(
      (one) => [one.attribute('name'), one.attribute('config')] as const,
    ),
  );
  const number = (name: string) => (constraints.has(name) ? Number(constraints.get(name)) : undefined);
  const options = element
    .all(namespace, 'value')
    .map((one) => ({ value: one.attribute('id') ?? '', label: one.attribute('name') || one.attribute('id') || '' }));
  const fallback = element.attribute('defaultValue');
  return {
    name: element.attribute('id'),
    label: element.attribute('label') || element.attribute('id'),
    type: TYPES[element.attribute('type') ?? ''],
    ...(constraints.has('required') && { required: true }),
    ...(constraints.has('readonly') && { readOnly: true }),
    ...(constraints.has('min') && { minimum: number('min') }),
    ...(constraints.has('max') && { maximum: number('max') }),
    ...(constraints.has('minlength') && { minLength: number('minlength') }),
    ...(constraints.has('maxlength') && { maxLength: number('maxlength') }),
    ...(options.length > 0 && { options }),
    ...(fallback !== undefined && !/[$#]\{/.test(fallback) && { default: fallback }),
  };
}
