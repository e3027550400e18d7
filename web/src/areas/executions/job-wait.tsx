import { Cog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Job } from '#contracts/jobs/index.ts';
import { useJobs } from '../../api/queries.ts';
import { nearTime } from '../../ui/time.tsx';

type Props = { executionId: string; nodeId: string };
type Shown = Pick<Job, 'type' | 'status' | 'worker' | 'deadline' | 'availableAt' | 'error' | 'attempt' | 'retriesLeft'>;

/** The jobs that a step waits for: for whom, who has them, and why the last attempt failed. */
export function JobWait({ executionId, nodeId }: Props) {
  const { items = [] } = useJobs({ executionId, limit: 100 }, { refetchInterval: 5_000 });
  const open = items.filter(
    (job) => job.nodeId === nodeId && ['available', 'leased', 'suspended'].includes(job.status),
  );
  if (open.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {open.map((job) => (
        <li key={job.id} className="flex gap-2 rounded-lg bg-sunken px-3 py-2 text-sm dark:bg-line">
          <Cog className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
          <div className="min-w-0">
            <Where job={job} />
            <LastFailure job={job} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Where({ job }: { job: Shown }) {
  const { t } = useTranslation('executions');
  const { type, status, worker = '', deadline, availableAt } = job;
  if (status === 'leased') return <p>{t('job.leased', { type, worker, time: nearTime(deadline ?? availableAt) })}</p>;
  if (status === 'suspended') return <p>{t('job.suspended', { type })}</p>;
  const later = Date.parse(availableAt) > Date.now();
  return <p>{later ? t('job.later', { type, time: nearTime(availableAt) }) : t('job.available', { type })}</p>;
}

function LastFailure({ job: { error, attempt, retriesLeft, status } }: { job: Shown }) {
  const { t } = useTranslation('executions');
  if (!error) return null;
  // Who has the job now makes the attempt after the one that failed.
  const failed = status === 'leased' ? attempt - 1 : attempt;
  return (
    <p className="break-words text-muted text-xs">
      {t('job.failed', { attempt: failed, message: error.message ?? error.name })} ·{' '}
      {t('job.retries', { count: retriesLeft })}
    </p>
  );
}
