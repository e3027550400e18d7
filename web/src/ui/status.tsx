import { useTranslation } from 'react-i18next';
import type { ExecutionSummary, RuntimeStatus } from '#contracts/executions/index.ts';
import type { Job } from '#contracts/jobs/index.ts';
import type { ProcessSummary, ProcessVersion } from '#contracts/processes/index.ts';
import type { HumanTask } from '#contracts/tasks.ts';
import { Badge, type Tone } from './badge.tsx';

const processTone: Record<ProcessSummary['status'], Tone> = {
  draft: 'neutral',
  active: 'success',
  suspended: 'warning',
  completed: 'neutral',
  archived: 'neutral',
};
const versionTone: Record<ProcessVersion['status'], Tone> = {
  DRAFT: 'neutral',
  PUBLISHED: 'info',
  DEPRECATED: 'warning',
};
const runtimeTone: Record<RuntimeStatus, Tone> = {
  pending: 'neutral',
  in_progress: 'info',
  paused: 'warning',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};
const taskTone: Record<HumanTask['status'], Tone> = {
  pending: 'neutral',
  in_progress: 'info',
  completed: 'success',
  cancelled: 'neutral',
  overdue: 'danger',
};
const jobTone: Record<Job['status'], Tone> = {
  available: 'info',
  leased: 'accent',
  suspended: 'warning',
  completed: 'success',
  failed: 'danger',
  withdrawn: 'neutral',
};
const priorityTone: Record<HumanTask['priority'], Tone> = {
  low: 'neutral',
  medium: 'neutral',
  high: 'warning',
  urgent: 'danger',
};

export function ProcessStatus({ status }: { status: ProcessSummary['status'] }) {
  const { t } = useTranslation();
  return (
    <Badge tone={processTone[status]} dot={status === 'active'}>
      {t(`status.process.${status}`)}
    </Badge>
  );
}

export function VersionStatus({ status }: { status: ProcessVersion['status'] }) {
  const { t } = useTranslation();
  return <Badge tone={versionTone[status]}>{t(`status.version.${status}`)}</Badge>;
}

/** What the run does; a record that never started says so instead. */
export function ExecutionStatus({ execution }: { execution: Pick<ExecutionSummary, 'status' | 'runtimeStatus'> }) {
  const { t } = useTranslation();
  if (execution.status === 'FAILED_TO_START') return <Badge tone="danger">{t('status.record.FAILED_TO_START')}</Badge>;
  const { runtimeStatus } = execution;
  return (
    <Badge tone={runtimeTone[runtimeStatus]} dot pulse={runtimeStatus === 'in_progress'}>
      {t(`status.runtime.${runtimeStatus}`)}
    </Badge>
  );
}

export function TaskStatus({ status }: { status: HumanTask['status'] }) {
  const { t } = useTranslation();
  return <Badge tone={taskTone[status]}>{t(`status.task.${status}`)}</Badge>;
}

export function JobStatus({ status }: { status: Job['status'] }) {
  const { t } = useTranslation();
  return <Badge tone={jobTone[status]}>{t(`status.job.${status}`)}</Badge>;
}

export function Priority({ priority }: { priority: HumanTask['priority'] }) {
  const { t } = useTranslation();
  if (priority === 'medium' || priority === 'low') return null;
  return (
    <Badge tone={priorityTone[priority]} dot>
      {t(`status.priority.${priority}`)}
    </Badge>
  );
}
