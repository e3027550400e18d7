import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contracts/core/operation.ts';
import { Checkbox } from '../../ui/controls.tsx';
import { FieldError } from '../../ui/field.tsx';

/** Least first: a key should get no more than its program needs. */
const ROLES: readonly Role[] = ['worker', 'employee', 'designer', 'manager', 'admin'];

type Props = { chosen: readonly Role[]; onChange: (roles: readonly Role[]) => void; error: string | undefined };

export function RolesField({ chosen, onChange, error }: Props) {
  const { t } = useTranslation(['apiKeys', 'common']);
  const id = useId();
  const toggle = (role: Role, on: boolean) => onChange(on ? [...chosen, role] : chosen.filter((one) => one !== role));
  return (
    <fieldset className="grid gap-1.5" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium">{t('form.roles')}</legend>
      <div className="grid gap-2">
        {ROLES.map((role) => (
          <label key={role} htmlFor={`${id}-${role}`} className="flex items-start gap-2.5">
            <Checkbox
              id={`${id}-${role}`}
              className="mt-0.5"
              checked={chosen.includes(role)}
              onChange={({ target }) => toggle(role, target.checked)}
            />
            <span>
              <span className="text-ink">{t(`common:role.${role}`)}</span>{' '}
              <span className="text-muted text-xs">{t(`form.role.${role}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  );
}
