import './register-strings.ts';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { useTitle } from '../../app/use-title.ts';
import { DrawingSkeleton, DrawingView } from '../../drawing/view/drawing-view.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { ExecutionHeader } from './execution-header.tsx';
import { ExecutionNotes } from './execution-notes.tsx';
import { ExecutionPanel } from './execution-panel.tsx';
import { nodeStates } from './node-states.ts';
import { NodeVisits } from './node-visits.tsx';
import { useExecution, useRunDefinition } from './use-execution.ts';

export function ExecutionPage() {
  const { executionId } = useParams({ from: '/shell/executions/$executionId' });
  const execution = useExecution(executionId);
  const definition = useRunDefinition(execution.data);
  useTitle(execution.data?.name);
  // A poll that failed keeps what the one before showed; only without anything to show is it an error page.
  if (!execution.data) {
    return execution.error ? (
      <ErrorState error={execution.error} retry={() => void execution.refetch()} className="grow justify-center" />
    ) : (
      <PageSkeleton />
    );
  }
  return (
    <div className="flex min-h-0 grow flex-col lg:h-dvh">
      <ExecutionHeader execution={execution.data} />
      <ExecutionNotes execution={execution.data} definition={definition.data?.definition} />
      <Body
        execution={execution.data}
        definition={definition.data?.definition}
        error={definition.error}
        retry={() => void definition.refetch()}
      />
    </div>
  );
}

type BodyProps = {
  execution: Execution;
  definition: ProcessDefinition | undefined;
  error: unknown;
  retry: () => void;
};

function Body({ execution, definition, error, retry }: BodyProps) {
  const { t } = useTranslation('executions');
  const { node } = useSearch({ from: '/shell/executions/$executionId' });
  const navigate = useNavigate({ from: '/executions/$executionId' });
  const select = (next: string | undefined) =>
    void navigate({ search: (was) => ({ ...was, node: next }), replace: true });
  const states = useMemo(() => nodeStates(execution.nodes), [execution.nodes]);
  const taken = useMemo(() => new Set(execution.takenFlows), [execution.takenFlows]);
  return (
    <div className="grid min-h-0 grow grid-rows-[minmax(22rem,1fr)_auto] lg:grid-cols-[minmax(0,1fr)_23rem] lg:grid-rows-1">
      {error ? (
        <ErrorState error={error} retry={retry} className="justify-center" />
      ) : definition ? (
        <DrawingView definition={definition} states={states} taken={taken} selected={node} onSelect={select} />
      ) : (
        <DrawingSkeleton />
      )}
      <aside
        aria-label={t('tabs.label')}
        className="min-h-0 overflow-y-auto border-line border-t bg-surface lg:border-t-0 lg:border-l"
      >
        {node === undefined ? (
          <ExecutionPanel execution={execution} onSelect={select} />
        ) : (
          <NodeVisits execution={execution} nodeId={node} definition={definition} onClose={() => select(undefined)} />
        )}
      </aside>
    </div>
  );
}

const PageSkeleton = () => (
  <div className="grid gap-4 px-6 py-5" aria-hidden>
    <Skeleton className="h-4 w-24" />
    <Skeleton className="h-6 w-72" />
    <Skeleton className="mt-6 h-96 w-full rounded-xl" />
  </div>
);
