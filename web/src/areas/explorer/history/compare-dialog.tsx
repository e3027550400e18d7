import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawingSkeleton, DrawingView } from '../../../drawing/view/drawing-view.tsx';
import { Select } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { ChangeList } from './change-list.tsx';
import { bothOf, changesOf } from './compared-drawing.ts';
import { diffQuery, stateQuery } from './queries.ts';
import { useStates } from './use-states.ts';

type Props = { processId: string; from: string; onClose: () => void };

/** Two states of a process on one drawing, and in words. */
export function CompareDialog({ processId, from: asked, onClose }: Props) {
  const { t } = useTranslation('history');
  const [from, setFrom] = useState(asked);
  const [to, setTo] = useState('draft');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('comparing.title')}
      className="top-[5vh] max-h-[90vh] max-w-5xl"
    >
      <div className="flex flex-wrap gap-3">
        <StatePicker processId={processId} label={t('comparing.from')} value={from} onChange={setFrom} />
        <StatePicker processId={processId} label={t('comparing.to')} value={to} onChange={setTo} />
      </div>
      <Comparison processId={processId} from={from} to={to} />
    </Dialog>
  );
}

type PickerProps = { processId: string; label: string; value: string; onChange: (ref: string) => void };

export function StatePicker({ processId, label, value, onChange }: PickerProps) {
  const id = useId();
  const states = useStates(processId);
  const known = states.some(({ ref }) => ref === value);
  return (
    <span className="flex items-center gap-2 text-muted text-xs">
      <label htmlFor={id}>{label}</label>
      <Select id={id} className="h-8.5 w-56" value={value} onChange={(event) => onChange(event.target.value)}>
        {!known && <option value={value}>{value}</option>}
        {states.map(({ ref, label: text }) => (
          <option key={ref} value={ref}>
            {text}
          </option>
        ))}
      </Select>
    </span>
  );
}

function Comparison({ processId, from, to }: { processId: string; from: string; to: string }) {
  const { t } = useTranslation('history');
  const diff = useQuery(diffQuery(processId, from, to));
  const before = useQuery(stateQuery(processId, from));
  const after = useQuery(stateQuery(processId, to));
  const drawn = useMemo(() => before.data && after.data && bothOf(before.data, after.data), [before.data, after.data]);
  const changes = useMemo(() => diff.data && changesOf(diff.data.changes), [diff.data]);
  const error = diff.error ?? before.error ?? after.error;
  if (error) return <ErrorState error={error} retry={() => void diff.refetch()} />;
  return (
    <>
      <div className="mt-3 h-[44vh] overflow-hidden rounded-xl border border-line">
        {drawn && changes ? <DrawingView definition={drawn} changes={changes} /> : <DrawingSkeleton />}
      </div>
      {diff.data && (
        <div className="mt-3">
          {diff.data.equivalent && (
            <p className="text-muted">{t(diff.data.identical ? 'comparing.same' : 'comparing.equivalent')}</p>
          )}
          <ChangeList changes={diff.data.changes} />
        </div>
      )}
    </>
  );
}
