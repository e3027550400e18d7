import type { Json } from '#contracts/core/json.ts';

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'email'
  | 'url'
  | 'select'
  | 'multiselect'
  /** An array of texts or numbers: one per line. */
  | 'list'
  /** An array of flat objects: a row of fields each. */
  | 'rows'
  /** Whatever no control fits: the value as JSON. */
  | 'json';

/** `key` is what the control holds; `value` is what it stands for. */
export type FieldOption = { key: string; label: string; value: Json };

/** A field of a form, whether it comes from a task's form or from a process's data definitions. */
export type FieldSpec = {
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  readOnly: boolean;
  description?: string | undefined;
  placeholder?: string | undefined;
  options: readonly FieldOption[];
  minimum?: number | undefined;
  maximum?: number | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  /** Columns of `rows`. */
  columns: readonly FieldSpec[];
  /** Elements of a `list` are numbers. */
  numeric?: boolean | undefined;
  default?: Json | undefined;
};

/** What the controls hold while the form is filled in: text for everything that is typed. */
export type FieldValue = string | boolean | string[] | FormValues[];
export type FormValues = { [name: string]: FieldValue };

export const field = (spec: Pick<FieldSpec, 'name' | 'label' | 'kind'> & Partial<FieldSpec>): FieldSpec => ({
  required: false,
  readOnly: false,
  options: [],
  columns: [],
  ...spec,
});
