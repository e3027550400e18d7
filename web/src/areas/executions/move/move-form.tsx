import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeEditor } from '../../../ui/code-editor.tsx';
import { Select, Textarea } from '../../../ui/controls.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { parseJson } from '../../../ui/json-fault.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { entriesOf, pathOf } from './entries.ts';
import { ALL, type Place, TokenField } from './token-field.tsx';
import { useMove } from './use-move.ts';

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
  const dataAt = (nodeId: string) => position.nodes.find((one) => one.nodeId === nodeId)?.data ?? position.data;
  const [from, setFrom] = useState(position.nodes.length > 1 ? '' : (position.nodes[0]?.nodeId ?? ''));
  const [shown, setShown] = useState(JSON.stringify(dataAt(from), null, 2));
  const [to, setTo] = useState(entries.some(({ node_id }) => node_id === picked) ? (picked ?? '') : '');
  const [text, setText] = useState(shown);
  const [reason, setReason] = useState('');
  const move = useMove(id, close);
  const { value, fault } = parseJson(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const places = position.nodes.map(({ title }) => `“${title}”`).join(', ');
  const parallel = position.nodes.length > 1;
  /** Another token has data of its own, which are shown unless somebody has changed those of the one before. */
  const leave = (nodeId: string) => {
    setFrom(nodeId);
    if (text !== shown) return;
    const data = JSON.stringify(dataAt(nodeId), null, 2);
    setShown(data);
    setText(data);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    move.mutate({
      to,
      ...(from === ALL ? { abandonBranches: true } : from !== '' && { from, whenDone: parallel }),
      ...(text !== shown && { data: value as Record<string, never> }),
      ...(reason.trim() && { reason: reason.trim() }),
    });
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={submit}>
      {move.error && <ProblemNote error={move.error} />}
      {position.nodes.length > 0 && <p className="text-muted">{t('moving.leaves', { places })}</p>}
      {parallel && <TokenField places={position.nodes} value={from} onChange={leave} />}
      <Field label={t('moving.to')} required>
        {(control) => (
          <Select {...control} value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t('moving.choose')}</option>
            {entries.map((node) => (
              <option key={node.node_id} value={node.node_id}>
                {pathOf(definition, node)} ({t(`common:drawing.type.${node.type}`)})
                {position.nodes.some(({ nodeId }) => nodeId === node.node_id) ? ` – ${t('moving.again')}` : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
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
          disabled={to === '' || !isObject || (parallel && from === '')}
        >
          {t('moving.submit')}
        </Button>
      </DialogActions>
    </form>
  );
}
