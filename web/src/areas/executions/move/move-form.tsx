import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { Checkbox, Select, Textarea } from '../../../ui/controls.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { parseJson } from '../../../ui/json-fault.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { entriesOf } from './entries.ts';
import { useMove } from './use-move.ts';

type Place = { nodeId: string; title: string; data: unknown };
type Props = {
  id: string;
  position: { nodes: Place[]; data: unknown };
  definition: ProcessDefinition;
  picked: string | undefined;
  close: () => void;
};

export function MoveForm({ id, position, definition, picked, close }: Props) {
  const { t } = useTranslation(['executions', 'common']);
  const entries = entriesOf(definition);
  const shown = JSON.stringify(position.nodes[0]?.data ?? position.data, null, 2);
  const [to, setTo] = useState(entries.some(({ node_id }) => node_id === picked) ? (picked ?? '') : '');
  const [text, setText] = useState(shown);
  const [abandon, setAbandon] = useState(false);
  const [reason, setReason] = useState('');
  const move = useMove(id, close);
  const { value, fault } = parseJson(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const places = position.nodes.map(({ title }) => `“${title}”`).join(', ');
  const parallel = position.nodes.length > 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [only] = position.nodes;
    move.mutate({
      to,
      ...(parallel ? { abandonBranches: true } : only && { from: only.nodeId }),
      ...(text !== shown && { data: value as Record<string, never> }),
      ...(reason.trim() && { reason: reason.trim() }),
    });
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {move.error && <ProblemNote error={move.error} />}
      {position.nodes.length > 0 && <p className="text-muted">{t('moving.leaves', { places })}</p>}
      <Field label={t('moving.to')} required>
        {(control) => (
          <Select {...control} value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t('moving.choose')}</option>
            {entries.map(({ node_id, title, type }) => (
              <option key={node_id} value={node_id}>
                {title} ({t(`common:drawing.type.${type}`)})
                {position.nodes.some(({ nodeId }) => nodeId === node_id) ? ` – ${t('moving.again')}` : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {parallel && (
        <label htmlFor="move-abandon" className="flex items-start gap-2.5">
          <Checkbox
            id="move-abandon"
            className="mt-0.5"
            checked={abandon}
            onChange={(event) => setAbandon(event.target.checked)}
          />
          <span>
            <span className="block font-medium">{t('moving.abandon')}</span>
            <span className="block text-muted text-xs">{t('moving.abandonHint')}</span>
          </span>
        </label>
      )}
      <div className="grid gap-1.5">
        <p className="font-medium">{t('moving.data')}</p>
        <CodeEditor
          label={t('moving.data')}
          value={text}
          onChange={setText}
          faultyLine={fault?.line}
          className="h-40"
        />
        {fault && (
          <p role="alert" className="text-danger text-xs">
            {fault.message}
          </p>
        )}
      </div>
      <Field label={t('reason')}>
        {(control) => (
          <Textarea
            {...control}
            className="min-h-16"
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <DialogActions>
        <Button onClick={close}>{t('common:cancel')}</Button>
        <Button
          type="submit"
          tone="primary"
          busy={move.isPending}
          disabled={to === '' || !isObject || (parallel && !abandon)}
        >
          {t('moving.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
