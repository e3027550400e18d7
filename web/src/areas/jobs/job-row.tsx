import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProcesses } from '../../api/queries.ts';
import { JobStatus } from '../../ui/status.tsx';
import { nearTime, RelativeTime } from '../../ui/time.tsx';
import { JobDetails } from './job-details.tsx';
import type { ShownJob } from './shown-job.ts';

/** One job; what it is about, and what can be done with it, unfold. */
export function JobRow({ job }: { job: ShownJob }) {
  const { items: processes = [] } = useProcesses({ limit: 100 });
  const process = processes.find(({ id }) => id === job.processId);
  return (
    <li>
      <details className="group">
        <summary className="flex list-none items-center gap-3 px-4 py-3 hover:bg-sunken/60 focus-visible:-outline-offset-2">
          <ChevronRight className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" aria-hidden />
          <div className="min-w-0 grow">
            <p className="truncate font-medium">
              {job.title}
              {process && <span className="font-normal text-muted"> · {process.name}</span>}
            </p>
            <p className="truncate text-muted text-xs">
              {job.type}
              <Where job={job} />
              {job.error && job.status !== 'completed' && (
                <span className="text-danger"> · {job.error.message ?? job.error.name}</span>
              )}
            </p>
          </div>
          <span className="hidden w-28 shrink-0 text-right text-muted text-xs sm:block">
            <RelativeTime at={job.createdAt} />
          </span>
          <span className="flex w-28 shrink-0 justify-end">
            <JobStatus status={job.status} />
          </span>
        </summary>
        <JobDetails job={job} />
      </details>
    </li>
  );
}

/** Who has it until when, or when it is tried again. */
function Where({ job: { status, worker, deadline, availableAt } }: { job: ShownJob }) {
  const { t } = useTranslation('jobs');
  if (status === 'leased' && deadline) return <> · {t('heldBy', { worker: worker ?? '', time: nearTime(deadline) })}</>;
  if (status === 'available' && Date.parse(availableAt) > Date.now())
    return <> · {t('laterAt', { time: nearTime(availableAt) })}</>;
  return null;
}
