import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contracts/core/operation.ts';
import { Input, Select } from '../../ui/controls.tsx';
import { FormActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { RolesField } from './roles-field.tsx';
import type { Wanted } from './use-api-keys.ts';

/** Days after which a key expires; 0: never. */
const LIFETIMES = [30, 90, 365, 0];
const DAY_MS = 24 * 3_600_000;

type Props = { busy: boolean; error: unknown; onSubmit: (wanted: Wanted) => void; onClose: () => void };

export function KeyForm({ busy, error, onSubmit, onClose }: Props) {
  const { t } = useTranslation('apiKeys');
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [days, setDays] = useState(90);
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || roles.length === 0) return;
    const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
    onSubmit({ name: name.trim(), roles: [...roles], ...(days > 0 && { expiresAt }) });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {error !== null && <ProblemNote error={error} />}
      <Field
        label={t('form.name')}
        hint={t('form.nameHint')}
        required
        error={tried && name.trim() === '' ? t('form.nameRequired') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        )}
      </Field>
      <RolesField
        chosen={roles}
        onChange={setRoles}
        error={tried && roles.length === 0 ? t('form.rolesRequired') : undefined}
      />
      <Field label={t('form.expiry')} required>
        {(control) => (
          <Select {...control} value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {LIFETIMES.map((count) => (
              <option key={count} value={count}>
                {count === 0 ? t('form.never') : t('form.days', { count })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FormActions close={onClose} busy={busy} submit={t('form.submit')} />
    </form>
  );
}
