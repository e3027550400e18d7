import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Textarea } from '../../../ui/controls.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DryRunList } from './dry-run-list.tsx';
import { MigrationProgress } from './migration-progress.tsx';
import { useDryRun, useStartMigration, type Wanted } from './use-migration.ts';
import { WantedFields } from './wanted-fields.tsx';

type Props = { id: string; version: string; close: () => void };

/** Choose → check → migrate → watch. */
export function MigrateForm({ id, version, close }: Props) {
  const { t } = useTranslation(['migration', 'common']);
  const [wanted, setWanted] = useState<Wanted>({ target: '', mapping: {} });
  const [checked, setChecked] = useState<Wanted>();
  const [reason, setReason] = useState('');
  const dryRun = useDryRun({ id, version }, checked);
  const start = useStartMigration({ id, version });
  const items = dryRun.data?.pages.flatMap((page) => page.items);
  const migratable = items?.filter((item) => item.migratable).length ?? 0;
  if (start.data) return <MigrationProgress processId={id} migrationId={start.data.id} close={close} />;
  const error = start.error ?? dryRun.error;
  const change = (next: Wanted) => {
    setWanted(next);
    setChecked(undefined);
  };
  return (
    <div className="grid gap-4">
      {error && <ProblemNote error={error} />}
      <WantedFields id={id} version={version} wanted={wanted} onChange={change} />
      {checked && items && (
        <>
          <DryRunList
            items={items}
            more={dryRun.hasNextPage ? () => void dryRun.fetchNextPage() : undefined}
            loading={dryRun.isFetchingNextPage}
          />
          {migratable > 0 && (
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
          )}
        </>
      )}
      <DialogActions>
        <Button onClick={close}>{t('common:cancel')}</Button>
        {checked && items && migratable > 0 ? (
          <Button
            tone="primary"
            busy={start.isPending}
            onClick={() => start.mutate({ ...checked, ...(reason.trim() && { reason: reason.trim() }) })}
          >
            {t('run')}
          </Button>
        ) : (
          <Button
            tone="primary"
            disabled={wanted.target === ''}
            busy={dryRun.isFetching}
            onClick={() => (checked === wanted ? void dryRun.refetch() : setChecked(wanted))}
          >
            {t('check')}
          </Button>
        )}
      </DialogActions>
    </div>
  );
}
