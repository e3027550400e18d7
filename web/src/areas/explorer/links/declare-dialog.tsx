import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkType } from '#contracts/processes/index.ts';
import { useProcesses } from '../../../api/queries.ts';
import { Select, Textarea } from '../../../ui/controls.tsx';
import { Dialog, FormActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SearchInput } from '../../../ui/search-input.tsx';
import { useDeclareLink } from './use-links.ts';

const TYPES: readonly LinkType[] = ['depends_on', 'follows', 'triggers', 'calls', 'shares_data'];
type Props = { id: string; open: boolean; onOpenChange: (open: boolean) => void };

export function DeclareDialog({ id, open, onOpenChange }: Props) {
  const { t } = useTranslation('links');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('declare')} text={t('declaring.text')}>
      <DeclareForm id={id} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function DeclareForm({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation('links');
  const [type, setType] = useState<LinkType>('depends_on');
  const [target, setTarget] = useState('');
  const [search, setSearch] = useState('');
  const [description, setDescription] = useState('');
  const [tried, setTried] = useState(false);
  const found = useProcesses({ limit: 50, ...(search && { q: search }) });
  const declare = useDeclareLink(id, close);
  const others = (found.items ?? []).filter((process) => process.id !== id);
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const why = description.trim();
        if (target) declare.mutate({ type, targetProcessId: target, ...(why && { description: why }) });
      }}
    >
      {declare.error && <ProblemNote error={declare.error} />}
      <Field label={t('declaring.type')}>
        {(control) => (
          <Select {...control} value={type} onChange={(event) => setType(event.target.value as LinkType)}>
            {TYPES.map((one) => (
              <option key={one} value={one}>
                {t(`type.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SearchInput value={search} onSearch={setSearch} placeholder={t('declaring.search')} />
      <Field label={t('declaring.target')} required error={tried && !target ? t('declaring.chooseFault') : undefined}>
        {(control) => (
          <Select {...control} value={target} onChange={(event) => setTarget(event.target.value)}>
            <option value="">{t('declaring.choose')}</option>
            {others.map((process) => (
              <option key={process.id} value={process.id}>
                {process.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('declaring.description')}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={2000}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Field>
      <FormActions close={close} busy={declare.isPending} submit={t('declaring.submit')} />
    </form>
  );
}
