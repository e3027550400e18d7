import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { dateTime } from '../../ui/time.tsx';
import { ReleaseButton } from './release-button.tsx';
import type { ShownJob } from './shown-job.ts';

const times = [
  ['lease', 'deadline'],
  ['timeout', 'timeoutAt'],
  ['ended', 'endedAt'],
] as const;

export function JobDetails({ job }: { job: ShownJob }) {
  const { t } = useTranslation('jobs');
  const { status, attempt, retriesLeft, error, worker, executionId, nodeId } = job;
  const open = ['available', 'leased', 'suspended'].includes(status);
  return (
    <div className="grid grid-cols-1 gap-4 px-4 pt-1 pb-4 sm:pl-11">
      {error && (
        <div className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          <p className="font-mono font-semibold text-xs">{error.name}</p>
          {error.message && <p className="mt-0.5 break-words text-xs">{error.message}</p>}
        </div>
      )}
      <Facts>
        <Fact name={t('opened')}>{dateTime(job.createdAt)}</Fact>
        {worker && <Fact name={t('worker')}>{worker}</Fact>}
        {times.map(([name, key]) => {
          const at = job[key];
          const shown = at !== undefined && (key !== 'deadline' || status === 'leased');
          return shown ? (
            <Fact key={key} name={t(name)}>
              {dateTime(at)}
            </Fact>
          ) : null;
        })}
        <Fact name={t('attempts')}>{t('attemptsOf', { attempt, count: open ? retriesLeft : 0 })}</Fact>
        <Fact name={t('version')}>{job.version}</Fact>
        <Fact name={t('id')}>
          <code className="break-all font-mono text-xs">{job.id}</code>
        </Fact>
      </Facts>
      <Named label={t('headers')} value={job.headers} />
      <Named label={t('input')} value={job.input} />
      <div className="flex flex-wrap gap-2">
        <ReleaseButton job={job} />
        <Button size="sm" asChild>
          <Link to="/executions/$executionId" params={{ executionId }} search={{ node: nodeId }}>
            {status === 'failed' ? t('again') : t('execution')}
          </Link>
        </Button>
      </div>
    </div>
  );
}

function Named({ label, value }: { label: string; value: unknown }) {
  if (value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return null;
  return (
    <div className="grid grid-cols-1 gap-1">
      <h3 className="text-muted text-xs">{label}</h3>
      <JsonView value={value} label={label} />
    </div>
  );
}
