import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Control, useFieldArray, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { check } from './check.ts';
import type { FieldSpec, FormValues } from './spec.ts';
import { initialValues } from './values.ts';

/** The form's values as far as this control knows them: at its path there are rows. */
type RowsForm = Record<string, FormValues[]>;
type Props = {
  field: FieldSpec;
  path: string;
  error: string | undefined;
  /** Shows a column's field at its path. */
  renderField: (column: FieldSpec, path: string) => ReactNode;
};

/** An array of flat objects: a row of fields for each, to add and to remove. */
export function RowsControl({ field, path, error, renderField }: Props) {
  const { t } = useTranslation();
  const { control } = useFormContext<FormValues>();
  const rows = useFieldArray<RowsForm, string>({
    control: control as unknown as Control<RowsForm>,
    name: path,
    rules: {
      validate: (value) => {
        const fault = check(field, value);
        return fault === undefined || t(`form.fault.${fault.key}`, { limit: fault.limit ?? 0 });
      },
    },
  });
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 flex w-full items-baseline justify-between font-medium">
        {field.label}
        {!field.required && <span className="font-normal text-faint text-xs">{t('optional')}</span>}
      </legend>
      {field.description && <p className="text-muted text-xs">{field.description}</p>}
      {rows.fields.map((row, at) => (
        <div key={row.id} className="flex items-start gap-2 rounded-lg border border-line bg-sunken/50 p-3">
          <div className="grid grow gap-3 sm:grid-cols-[repeat(auto-fit,minmax(8rem,1fr))]">
            {field.columns.map((column) => renderField(column, `${path}.${at}.${column.name}`))}
          </div>
          <Button
            tone="quiet"
            size="icon"
            aria-label={t('form.removeRow', { row: at + 1 })}
            onClick={() => rows.remove(at)}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      <FieldError id={`${path}-error`} message={error} />
      {!field.readOnly && (
        <Button size="sm" className="justify-self-start" onClick={() => rows.append(initialValues(field.columns))}>
          <Plus aria-hidden /> {t('form.addRow')}
        </Button>
      )}
    </fieldset>
  );
}
