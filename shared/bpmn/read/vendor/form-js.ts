import { z } from 'zod';
import { type FormField, FormFieldSchema } from '#contracts/process-definition/index.ts';

const Component = z.object({
  key: z.string().optional(),
  type: z.string(),
  label: z.string().optional(),
  description: z.string().optional(),
  disabled: z.boolean().optional(),
  readonly: z.boolean().optional(),
  subtype: z.string().optional(),
  validate: z
    .object({
      required: z.boolean().optional(),
      min: z.coerce.number().optional(),
      max: z.coerce.number().optional(),
      minLength: z.coerce.number().optional(),
      maxLength: z.coerce.number().optional(),
      pattern: z.string().optional(),
      validationType: z.string().optional(),
    })
    .optional(),
  values: z.array(z.object({ label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })).optional(),
});
type Component = z.infer<typeof Component>;
const Form = z.object({ components: z.array(z.unknown()).max(500) });

const TYPES: Readonly<Record<string, FormField['type']>> = {
  textfield: 'text',
  textarea: 'textarea',
  number: 'number',
  checkbox: 'boolean',
  select: 'select',
  radio: 'select',
  checklist: 'multiselect',
  taglist: 'multiselect',
  datetime: 'datetime',
};
/** Components that show something and ask nothing. */
const SHOWN = ['text', 'image', 'button', 'separator', 'spacer', 'html'];

export interface FormRead {
  readonly fields: FormField[];
  /** What could not be taken over, by key or type. */
  readonly left: string[];
}

/** The fields of a Camunda form (form-js JSON). Nothing when it is none. */
export function readForm(json: string): FormRead | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  const form = Form.safeParse(parsed);
  if (!form.success) return undefined;
  const read: FormRead = { fields: [], left: [] };
  for (const one of form.data.components) {
    const component = Component.safeParse(one);
    const field = component.success ? fieldOf(component.data) : undefined;
    if (field) read.fields.push(field);
    else if (!component.success || !SHOWN.includes(component.data.type))
      read.left.push(component.success ? (component.data.key ?? component.data.type) : 'a component without a type');
  }
  return read;
}

function fieldOf(component: Component): FormField | undefined {
  const { key, label, description, validate = {}, values } = component;
  const type = component.type === 'datetime' && component.subtype === 'date' ? 'date' : TYPES[component.type];
  const options = values?.map(({ value, label: shown }) => ({ value: String(value), label: shown }));
  if (type === undefined || ((type === 'select' || type === 'multiselect') && !options)) return undefined;
  const field = FormFieldSchema.safeParse({
    name: key,
    label: (label || key || '').slice(0, 200),
    type: validate.validationType === 'email' ? 'email' : type,
    ...(description && { description }),
    ...(validate.required && { required: true }),
    ...((component.disabled || component.readonly) && { readOnly: true }),
    ...(options && { options }),
    ...(validate.min !== undefined && { minimum: validate.min }),
    ...(validate.max !== undefined && { maximum: validate.max }),
    ...(validate.minLength !== undefined && { minLength: validate.minLength }),
    ...(validate.maxLength !== undefined && { maxLength: validate.maxLength }),
    ...(validate.pattern && { pattern: validate.pattern }),
  });
  return field.success ? field.data : undefined;
}
