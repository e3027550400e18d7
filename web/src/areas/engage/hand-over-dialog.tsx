import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HumanTask } from '#contracts/tasks.ts';
import { usersQuery } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/controls.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { useAssign } from './use-assign.ts';

type Props = { task: HumanTask; open: boolean; onOpenChange: (open: boolean) => void };

export function HandOverDialog({ task, open, onOpenChange }: Props) {
  const { t } = useTranslation(['engage', 'common']);
  const { data } = useQuery({ ...usersQuery, enabled: open });
  const [person, setPerson] = useState('');
  const assign = useAssign(task);
  const others = data?.items.filter(({ id, status }) => id !== task.assignee && status === 'active') ?? [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('handOver.title')} text={task.title}>
      <Field label={t('handOver.person')} required>
        {(control) => (
          <Select {...control} value={person} onChange={(event) => setPerson(event.target.value)}>
            <option value="">{t('handOver.choose')}</option>
            {others.map(({ id, name, roles }) => (
              <option key={id} value={id}>
                {name} ({roles.map((role) => t(`common:role.${role}`)).join(', ')})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{t('common:cancel')}</Button>
        <Button
          tone="primary"
          disabled={person === ''}
          busy={assign.isPending}
          onClick={() => assign.mutate({ assignee: person }, { onSuccess: () => onOpenChange(false) })}
        >
          {t('handOver.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
