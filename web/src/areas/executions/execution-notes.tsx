import { Link } from '@tanstack/react-router';
import { CircleX, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import type { ProcessDefinition } from '#contracts/process-definition/index.ts';
import { Button } from '../../ui/button.tsx';

type Props = { execution: Execution; definition: ProcessDefinition | undefined };

/** What needs attention about a run, above its drawing. */
export function ExecutionNotes({ execution, definition }: Props) {
  const { t } = useTranslation('executions');
  const { error, runtimeStatus, awaitsMoveTo } = execution;
  const titleOf = (nodeId: string | undefined) => definition?.nodes.find(({ node_id }) => node_id === nodeId)?.title;
  if (runtimeStatus === 'paused' || awaitsMoveTo !== undefined) {
    const awaits = awaitsMoveTo !== undefined && t('moving.awaits', { node: titleOf(awaitsMoveTo) ?? awaitsMoveTo });
    return (
      <p
        role="status"
        className="flex items-center gap-2.5 border-line border-b bg-warning-soft px-4 py-2.5 text-warning sm:px-6"
      >
        <Pause className="size-4 shrink-0" aria-hidden /> {awaits || t('pausedNote')}
      </p>
    );
  }
  if (!error) return null;
  const node = definition?.nodes.find(({ node_id }) => node_id === error.nodeId);
  return (
    <div
      role="alert"
      className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b bg-danger-soft px-4 py-2.5 text-danger sm:px-6"
    >
      <CircleX className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 grow basis-60">
        <p className="font-semibold">
          {node ? t('failedAt', { node: node.title, error: error.name }) : t('failedNote', { error: error.name })}
        </p>
        {error.cause && <p className="break-words">{error.cause}</p>}
      </div>
      {node && (
        <Button size="sm" asChild>
          <Link to="/executions/$executionId" params={{ executionId: execution.id }} search={{ node: node.node_id }}>
            {t('showNode')}
          </Link>
        </Button>
      )}
    </div>
  );
}
