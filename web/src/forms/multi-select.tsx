import { useTranslation } from 'react-i18next';
import { Checkbox } from '../ui/controls.tsx';
import { FieldError } from '../ui/field.tsx';
import type { FieldSpec } from './spec.ts';
import { useRegister } from './use-register.ts';

type Props = { field: FieldSpec; path: string; error: string | undefined };

/** Several of a few options: a box to tick for each. */
export function MultiSelect({ field, path, error }: Props) {
  const { t } = useTranslation();
  const registered = useRegister({ field, path });
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error ? `${path}-error` : undefined}>
      <legend className="mb-1.5 flex w-full items-baseline justify-between font-medium">
        {field.label}
        {!field.required && <span className="font-normal text-faint text-xs">{t('optional')}</span>}
      </legend>
      {field.description && <p className="text-muted text-xs">{field.description}</p>}
      <div className="flex flex-wrap gap-2">
        {field.options.map(({ key, label }) => (
          <label
            key={key}
            htmlFor={`${path}-${key}`}
            className="flex h-8.5 items-center gap-2 rounded-lg border border-line-strong bg-surface px-3 shadow-card has-checked:border-accent has-checked:bg-accent-soft dark:bg-sunken"
          >
            <Checkbox id={`${path}-${key}`} value={key} {...registered} {...(field.readOnly && { disabled: true })} />
            {label}
          </label>
        ))}
      </div>
      <FieldError id={`${path}-error`} message={error} />
    </fieldset>
  );
}
