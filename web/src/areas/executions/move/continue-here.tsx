import { CornerDownRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { hasEnded } from '../poll.ts';
import { entriesOf } from './entries.ts';
import { MoveDialog } from './move-dialog.tsx';

type Props = { execution: Execution; nodeId: string; definition: ProcessDefinition | undefined };

/** Whether somebody may move a run, and it can be moved: that of a subprocess is what a step of another run waits for. */
export const useMovable = (execution: Execution): boolean =>
  useMay('manager', 'designer') && !hasEnded(execution) && execution.parentExecutionId === undefined;

/** Moves the run to the node that is picked on the drawing. */
export function ContinueHere({ execution, nodeId, definition }: Props) {
  const { t } = useTranslation('executions');
  const [open, setOpen] = useState(false);
  const movable = useMovable(execution);
  if (!movable || !definition || !entriesOf(definition).some(({ node_id }) => node_id === nodeId)) return null;
  return (
    <div className="border-line border-b px-4 py-3">
      <Button size="sm" onClick={() => setOpen(true)}>
        <CornerDownRight aria-hidden /> {t('moving.here')}
      </Button>
      <MoveDialog execution={execution} to={nodeId} open={open} onOpenChange={setOpen} />
    </div>
  );
}
