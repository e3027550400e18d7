import { type ReactNode, useEffect, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#contracts/core/json.ts';
import { ApiProblem } from '../api/problem.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { FieldControl } from './field-control.tsx';
import { toServerFaults } from './server-faults.ts';
import type { FieldSpec, FormValues } from './spec.ts';
import { initialValues, toData } from './values.ts';

type Props = {
  fields: readonly FieldSpec[];
  initial?: JsonObject | undefined;
  onSubmit: (data: JsonObject) => void;
  /** The problem that the last submit was refused with; its errors go to their fields. */
  error?: unknown;
  /** Where the values are in the request's body: `/input`, `/result`. */
  prefix: string;
  disabled?: boolean;
  children: ReactNode;
};

/** A form made from field specs: checks before sending, and puts the server's objections where they belong. */
export function GeneratedForm({ fields, initial, onSubmit, error, prefix, disabled = false, children }: Props) {
  const { t } = useTranslation();
  const defaultValues = useMemo(() => initialValues(fields, initial), [fields, initial]);
  const form = useForm<FormValues>({ defaultValues, mode: 'onTouched', disabled });
  const problem = error instanceof ApiProblem ? error : undefined;
  const faults = useMemo(() => toServerFaults(problem?.errors ?? [], fields, prefix), [problem, fields, prefix]);
  const { setError, setFocus } = form;
  useEffect(() => {
    for (const [name, message] of faults.byField) setError(name, { type: 'server', message });
    const first = faults.byField.keys().next().value;
    if (first) setFocus(first);
  }, [faults, setError, setFocus]);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={form.handleSubmit((values) => onSubmit(toData(fields, values)))}
      >
        {Boolean(error) && (
          <ProblemNote
            error={error}
            errors={faults.others}
            {...(faults.byField.size > 0 && { title: t('form.seeFields') })}
          />
        )}
        {fields.map((field) => (
          <FieldControl key={field.name} field={field} path={field.name} />
        ))}
        {children}
      </form>
    </FormProvider>
  );
}
