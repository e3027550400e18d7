import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Checkbox, Input, Select, Textarea } from '../ui/controls.tsx';
import { type ControlProps, Field, FieldError } from '../ui/field.tsx';
import { faultAt } from './fault-at.ts';
import { MultiSelect } from './multi-select.tsx';
import { RowsControl } from './rows-control.tsx';
import type { FieldSpec, FormValues } from './spec.ts';
import { useRegister } from './use-register.ts';

type Props = { field: FieldSpec; path: string };

/** The label, control and messages of one field. `path` is its place in the form's values (`lines.0.name`). */
export function FieldControl({ field, path }: Props) {
  const { formState } = useFormContext<FormValues>();
  const error = faultAt(formState.errors, path);
  if (field.kind === 'boolean') return <BooleanControl field={field} path={path} error={error} />;
  if (field.kind === 'multiselect') return <MultiSelect field={field} path={path} error={error} />;
  if (field.kind === 'rows') {
    const renderField = (column: FieldSpec, at: string) => <FieldControl key={column.name} field={column} path={at} />;
    return <RowsControl field={field} path={path} error={error} renderField={renderField} />;
  }
  return (
    <Field label={field.label} hint={field.description} error={error} required={field.required || field.readOnly}>
      {(control) => <TypedControl field={field} path={path} control={control} />}
    </Field>
  );
}

const inputTypes: Partial<Record<FieldSpec['kind'], string>> = {
  date: 'date',
  datetime: 'datetime-local',
  email: 'email',
  url: 'url',
};

function TypedControl({ field, path, control }: Props & { control: ControlProps }) {
  const { t } = useTranslation();
  const registered = useRegister({ field, path });
  const shared = { ...control, ...registered, readOnly: field.readOnly, placeholder: field.placeholder };
  switch (field.kind) {
    case 'select':
      return (
        <Select {...control} {...registered}>
          <option value="">{t('form.choose')}</option>
          {field.options.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Select>
      );
    case 'textarea':
      return <Textarea {...shared} />;
    case 'list':
      return <Textarea {...shared} placeholder={t('form.onePerLine')} />;
    case 'json':
      return <Textarea {...shared} className="font-mono text-[12.5px]" spellCheck={false} placeholder="{ }" />;
    case 'number':
    case 'integer':
      return (
        <Input {...shared} inputMode={field.kind === 'integer' ? 'numeric' : 'decimal'} className="tabular-nums" />
      );
    default:
      return <Input {...shared} type={inputTypes[field.kind] ?? 'text'} />;
  }
}

function BooleanControl({ field, path, error }: Props & { error: string | undefined }) {
  const registered = useRegister({ field, path });
  const id = `field-${path}`;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="flex items-start gap-2.5">
        <Checkbox
          id={id}
          className="mt-0.5"
          aria-describedby={error ? `${id}-error` : undefined}
          {...registered}
          {...(field.readOnly && { disabled: true })}
        />
        <span>
          <span className="block font-medium">{field.label}</span>
          {field.description && <span className="block text-muted text-xs">{field.description}</span>}
        </span>
      </label>
      <FieldError id={`${id}-error`} message={error} />
    </div>
  );
}
