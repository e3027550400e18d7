import { Link } from '@tanstack/react-router';
import { CircleX, CornerDownRight, Ellipsis, Pause, Play, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { useMay } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { useMovable } from './move/continue-here.tsx';
import { MoveDialog } from './move/move-dialog.tsx';
import { hasEnded } from './poll.ts';
import { useControl } from './use-control.ts';

export function ExecutionActions({ execution }: { execution: Execution }) {
  const { t } = useTranslation('executions');
  const mayControl = useMay('manager', 'designer');
  const [cancelling, setCancelling] = useState(false);
  const [moving, setMoving] = useState(false);
  const movable = useMovable(execution);
  const control = useControl(execution.id);
  const controllable = mayControl && !hasEnded(execution);
  const awaits = execution.awaitsMoveTo !== undefined;
  const held = awaits || execution.runtimeStatus === 'paused';
  return (
    <>
      {controllable && (
        <Button busy={control.isPending} onClick={() => control.mutate({ verb: held ? 'resume' : 'pause' })}>
          {held ? <Play aria-hidden /> : <Pause aria-hidden />}
          {awaits ? t('moving.withdraw') : t(held ? 'resume' : 'pause')}
        </Button>
      )}
      <Menu
        trigger={
          <Button tone="quiet" size="icon" aria-label={t('more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {mayControl && (
          <MenuItem asChild>
            <Link to="/events" search={{ correlationId: execution.correlationId }}>
              <ScrollText aria-hidden /> {t('events')}
            </Link>
          </MenuItem>
        )}
        <MenuItem onSelect={() => void navigator.clipboard.writeText(execution.id)}>{t('copyId')}</MenuItem>
        {movable && (
          <MenuItem onSelect={() => setMoving(true)}>
            <CornerDownRight aria-hidden /> {t('moving.open')}
          </MenuItem>
        )}
        {controllable && (
          <MenuItem danger onSelect={() => setCancelling(true)}>
            <CircleX aria-hidden /> {t('cancel')}
          </MenuItem>
        )}
      </Menu>
      <MoveDialog execution={execution} open={moving} onOpenChange={setMoving} />
      <CancelDialog id={execution.id} open={cancelling} onOpenChange={setCancelling} />
    </>
  );
}
