import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/controls.tsx';
import { Field } from '../../../ui/field.tsx';

export type Place = { nodeId: string; title: string; data: unknown; waits: boolean };

/** Stands for all tokens at once. */
export const ALL = '*';

type Props = { places: readonly Place[]; value: string; onChange: (value: string) => void };

/** Of a run that stands on several nodes: the one that it leaves, or all of them. */
export function TokenField({ places, value, onChange }: Props) {
  const { t } = useTranslation('executions');
  const hint = t(value === ALL ? 'moving.abandonHint' : 'moving.othersStay');
  return (
    <Field label={t('moving.from')} required hint={hint}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('moving.choose')}</option>
          {places.map(({ nodeId, title, waits }) => (
            <option key={nodeId} value={nodeId}>
              {title}
              {waits ? ` – ${t('moving.waits')}` : ''}
            </option>
          ))}
          <option value={ALL}>{t('moving.abandon')}</option>
        </Select>
      )}
    </Field>
  );
}
