import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { useRunDefinition } from '../use-execution.ts';
import { MoveForm } from './move-form.tsx';
import { usePosition } from './use-move.ts';

type Props = { execution: Execution; to?: string | undefined; open: boolean; onOpenChange: (open: boolean) => void };

/** Continues a run at another node; `to` is the one that was picked on the drawing. */
export function MoveDialog({ open, onOpenChange, ...rest }: Props) {
  const { t } = useTranslation('executions');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('moving.title')}
      text={t('moving.text')}
      className="max-w-xl"
    >
      <MoveBody {...rest} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function MoveBody({ execution, to, close }: Pick<Props, 'execution' | 'to'> & { close: () => void }) {
  const position = usePosition(execution.id);
  const definition = useRunDefinition(execution);
  const error = position.error ?? definition.error;
  if (error) return <ErrorState error={error} retry={() => void position.refetch()} />;
  if (!position.data || !definition.data) return <SkeletonRows rows={3} />;
  return (
    <MoveForm
      id={execution.id}
      position={position.data}
      definition={definition.data.definition}
      picked={to}
      close={close}
    />
  );
}
