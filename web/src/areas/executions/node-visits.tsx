import { Link } from '@tanstack/react-router';
import { ArrowRight, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Execution, NodeInstance } from '#contracts/executions/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { useTasks } from '../../api/queries.ts';
import { activityIcon } from '../../drawing/view/icons.ts';
import { Button } from '../../ui/button.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { clockTime, duration } from '../../ui/time.tsx';
import { JobWait } from './job-wait.tsx';
import { ContinueHere } from './move/continue-here.tsx';
import { RunAgain } from './move/run-again.tsx';
import { isHuman, isJob, nodeStatusOf } from './node-states.ts';
import { VisitIcon } from './visit-icon.tsx';

type Props = { execution: Execution; nodeId: string; definition: ProcessDefinition | undefined; onClose: () => void };

/** What the run did at one node: each visit with its input, output and error, and the ways on from there. */
export function NodeVisits({ execution, nodeId, definition, onClose }: Props) {
  const { t } = useTranslation(['executions', 'common']);
  const node = definition?.nodes.find(({ node_id }) => node_id === nodeId);
  const visits = execution.nodes.filter((visit) => visit.nodeId === nodeId).toReversed();
  const Icon = node && activityIcon(node);
  return (
    <>
      <header className="sticky top-0 z-10 flex items-center gap-3 border-line border-b bg-surface px-4 py-3">
        {Icon && (
          <span className="grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-muted dark:bg-line">
            <Icon className="size-4" aria-hidden />
          </span>
        )}
        <div className="min-w-0 grow leading-tight">
          <h2 className="truncate font-semibold">{node?.title ?? visits[0]?.title ?? nodeId}</h2>
          {node && <p className="text-muted text-xs">{t(`common:drawing.type.${node.type}`)}</p>}
        </div>
        <button
          type="button"
          aria-label={t('node.close')}
          onClick={onClose}
          className="rounded-md p-1 text-faint hover:bg-sunken hover:text-ink"
        >
          <X className="size-4" aria-hidden />
        </button>
      </header>
      <ContinueHere execution={execution} nodeId={nodeId} definition={definition} />
      <RunAgain execution={execution} nodeId={nodeId} />
      {visits.length === 0 && <p className="p-4 text-muted">{t('node.neverVisited')}</p>}
      {visits.map((visit) => (
        <Visit key={visit.id} visit={visit} execution={execution} />
      ))}
    </>
  );
}

function Visit({ visit, execution }: { visit: NodeInstance; execution: Execution }) {
  const { t } = useTranslation(['executions', 'common']);
  const status = nodeStatusOf(visit);
  return (
    <section className="grid grid-cols-1 gap-3 border-line border-b px-4 py-4 last:border-b-0">
      <div className="flex items-center gap-2">
        <VisitIcon status={status} />
        <h3 className="grow font-medium">
          {t('node.visit', { visit: visit.visit })}
          <span className="font-normal text-muted"> · {t(`common:drawing.state.${status}`)}</span>
        </h3>
        <span className="text-muted text-xs tabular-nums">
          {clockTime(visit.startedAt)}
          {visit.durationMs !== undefined && ` · ${duration(visit.durationMs)}`}
          {visit.attempts > 1 && ` · ${t('node.attempts', { count: visit.attempts })}`}
        </span>
      </div>
      <Onward visit={visit} execution={execution} waiting={status === 'waiting'} />
      {status === 'waiting' && isJob(visit.type) && <JobWait executionId={execution.id} nodeId={visit.nodeId} />}
      {visit.error && (
        <div className="rounded-lg bg-danger-soft px-3 py-2 text-danger">
          <p className="font-mono font-semibold text-xs">{visit.error.name}</p>
          {visit.error.cause && <p className="mt-0.5 break-words text-xs">{visit.error.cause}</p>}
        </div>
      )}
      <Value label={t('node.input')} value={visit.input} />
      <Value label={t('node.output')} value={visit.output} />
    </section>
  );
}

function Value({ label, value }: { label: string; value: unknown }) {
  if (value === undefined) return null;
  return (
    <div className="grid grid-cols-1 gap-1">
      <h4 className="text-muted text-xs">{label}</h4>
      <JsonView value={value} label={label} />
    </div>
  );
}

/** To the task that somebody has to do, or to the subprocess that runs. */
function Onward({ visit, execution, waiting }: { visit: NodeInstance; execution: Execution; waiting: boolean }) {
  const { t } = useTranslation('executions');
  const human = isHuman(visit.type);
  const { items = [] } = useTasks({ executionId: execution.id, limit: 100 }, { enabled: human && waiting });
  const task = items.find(
    ({ node_id, status }) => node_id === visit.nodeId && !['completed', 'cancelled'].includes(status),
  );
  if (visit.childExecutionId) {
    return (
      <Button size="sm" className="justify-self-start" asChild>
        <Link to="/executions/$executionId" params={{ executionId: visit.childExecutionId }}>
          {t('node.openChild')} <ArrowRight aria-hidden />
        </Link>
      </Button>
    );
  }
  if (!waiting || !task) return null;
  return (
    <Button size="sm" className="justify-self-start" asChild>
      <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
        {t('node.openTask')} <ArrowRight aria-hidden />
      </Link>
    </Button>
  );
}
