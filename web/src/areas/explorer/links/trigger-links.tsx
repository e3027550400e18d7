import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriggerLink } from '#contracts/processes/index.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Input, Select } from '../../../ui/controls.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { useAddTrigger, useRemoveTrigger, useTriggers } from './use-triggers.ts';

const TYPES: readonly TriggerLink['entityType'][] = ['SERVICE_CATALOG', 'PRODUCT'];

/** What starts the active version by itself: a service request type that is asked for, a product that is bought. */
export function TriggerLinks({ id }: { id: string }) {
  const { t } = useTranslation('links');
  const mayDesign = useMay('designer');
  const triggers = useTriggers(id);
  return (
    <Card className="overflow-hidden">
      <CardTitle>{t('trigger.title')}</CardTitle>
      {triggers.isPending && <SkeletonRows rows={1} />}
      {triggers.error && <ErrorState error={triggers.error} retry={() => void triggers.refetch()} />}
      {triggers.data?.items.length === 0 && <p className="px-4 py-3 text-muted">{t('trigger.none')}</p>}
      <ul className="divide-y divide-line">
        {triggers.data?.items.map((link) => (
          <TriggerRow key={link.id} link={link} removable={mayDesign} />
        ))}
      </ul>
      {mayDesign && <AddTrigger id={id} />}
    </Card>
  );
}

function TriggerRow({ link, removable }: { link: TriggerLink; removable: boolean }) {
  const { t } = useTranslation('links');
  const remove = useRemoveTrigger();
  return (
    <li className="flex items-center justify-between gap-3 px-4 py-2">
      <span className="min-w-0">
        <span className="text-muted">{t(`trigger.type.${link.entityType}`)}</span>{' '}
        <code className="break-all font-mono text-xs">{link.entityId}</code>
      </span>
      {removable && (
        <Button
          tone="quiet"
          size="icon"
          aria-label={t('trigger.remove', { entity: link.entityId })}
          busy={remove.isPending}
          onClick={() => remove.mutate(link)}
        >
          <Trash2 aria-hidden />
        </Button>
      )}
    </li>
  );
}

function AddTrigger({ id }: { id: string }) {
  const { t } = useTranslation('links');
  const [entityType, setEntityType] = useState<TriggerLink['entityType']>('SERVICE_CATALOG');
  const [entityId, setEntityId] = useState('');
  const add = useAddTrigger(id, () => setEntityId(''));
  return (
    <form
      noValidate
      className="grid gap-3 border-line border-t px-4 py-3 sm:grid-cols-[12rem_1fr_auto] sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        if (entityId.trim()) add.mutate({ entityType, entityId: entityId.trim() });
      }}
    >
      {add.error && (
        <div className="sm:col-span-3">
          <ProblemNote error={add.error} />
        </div>
      )}
      <Field label={t('trigger.kind')}>
        {(control) => (
          <Select
            {...control}
            value={entityType}
            onChange={(event) => setEntityType(event.target.value as TriggerLink['entityType'])}
          >
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {t(`trigger.type.${type}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('trigger.entity')}>
        {(control) => (
          <Input {...control} maxLength={200} value={entityId} onChange={(event) => setEntityId(event.target.value)} />
        )}
      </Field>
      <Button type="submit" busy={add.isPending} disabled={!entityId.trim()}>
        {t('trigger.add')}
      </Button>
    </form>
  );
}
