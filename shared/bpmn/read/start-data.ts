import { type DataDefinition, DataDefinitionSchema, type FormField } from '#contracts/process-definition/index.ts';
import { BPMN } from '../namespaces.ts';
import type { XmlElement } from '../xml/element.ts';
import type { Reading } from './reading.ts';
import { readFormFields } from './vendor/form.ts';

const SCHEMAS: Partial<Record<FormField['type'], DataDefinition['schema']>> = {
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
};

/** The form of the process's start makes up its input. */
export function startData(nodes: readonly XmlElement[], reading: Reading): DataDefinition[] {
  const start = nodes.find((node) => node.is(BPMN, 'startEvent') && node.parent === reading.process);
  return start ? readFormFields(start, reading).flatMap((field) => dataOf(field)) : [];
}

function dataOf(field: FormField): DataDefinition[] {
  const values = field.options?.map(({ value }) => value);
  const schema =
    field.type === 'multiselect'
      ? { type: 'array', items: { enum: values ?? [] } }
      : field.type === 'select'
        ? { enum: values ?? [] }
        : (SCHEMAS[field.type] ?? { type: 'string' });
  const data = DataDefinitionSchema.safeParse({
    name: field.name,
    title: field.label,
    schema,
    input: true,
    required: field.required,
    ...(field.default !== undefined && { default: field.default }),
  });
  return data.success ? [data.data] : [];
}
