import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { check } from './check.ts';
import type { FieldSpec, FormValues } from './spec.ts';

/** Registers a control with its checks, worded. */
export function useRegister({ field, path }: { field: FieldSpec; path: string }) {
  const { t } = useTranslation();
  const { register } = useFormContext<FormValues>();
  return register(path, {
    validate: (value) => {
      const fault = check(field, value);
      return fault === undefined || t(`form.fault.${fault.key}`, { limit: fault.limit ?? 0 });
    },
  });
}
