import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { useProgress } from './use-migration.ts';

type Props = { processId: string; migrationId: string; close: () => void };

/** How far a migration is; it goes on when the dialog is closed. */
export function MigrationProgress({ processId, migrationId, close }: Props) {
  const { t } = useTranslation('migration');
  const { data, error, refetch } = useProgress(processId, migrationId);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={2} />;
  const { status, migrated, refused, waiting, refusals } = data;
  const done = status === 'completed';
  return (
    <div className="grid gap-3">
      <p role="status" className="font-medium">
        {t(done ? 'done' : 'running', { migrated, refused })}
      </p>
      {waiting > 0 && <p className="text-muted">{t('waiting', { waiting })}</p>}
      {!done && <progress aria-label={t('open')} className="w-full accent-accent" />}
      {done && migrated > 0 && <p className="text-muted">{t('doneText')}</p>}
      {refusals.length > 0 && (
        <ul className="grid max-h-60 gap-1.5 overflow-y-auto">
          {refusals.map(({ executionId, name, problems }) => (
            <li key={executionId}>
              <Link to="/executions/$executionId" params={{ executionId }} className="font-medium hover:underline">
                {name}
              </Link>{' '}
              <span className="text-danger">{problems.map(({ message }) => message).join(' ')}</span>
            </li>
          ))}
        </ul>
      )}
      <DialogActions>
        <Button tone="primary" onClick={close}>
          {t('close')}
        </Button>
      </DialogActions>
    </div>
  );
}
