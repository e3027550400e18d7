import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Execution, ExecutionTreeNode } from '#contracts/executions/index.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { cn } from '../../ui/cn.ts';
import { Section } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { ExecutionStatus } from '../../ui/status.tsx';
import { traceOf } from './poll.ts';

/** The whole family of an execution, from its root. */
export function TreePanel({ execution }: { execution: Execution }) {
  const { t } = useTranslation('executions');
  const { id } = execution;
  const tree = useQuery({
    queryKey: [...keys.execution(id), 'tree', traceOf(execution)],
    queryFn: ({ signal }) => unwrap(api.GET('/executions/{id}/tree', { params: { path: { id } }, signal })),
    placeholderData: (before) => before,
  });
  if (tree.isPending) return <SkeletonRows rows={2} />;
  if (tree.error) return <ErrorState error={tree.error} retry={() => void tree.refetch()} />;
  return (
    <>
      <ul className="p-3">
        <Branch node={tree.data.root} current={id} />
      </ul>
      <Section title={t('data.context')}>
        <JsonView value={tree.data.context} label={t('data.context')} />
      </Section>
    </>
  );
}

const Branch = ({ node, current }: { node: ExecutionTreeNode; current: string }) => (
  <li>
    <Link
      to="/executions/$executionId"
      params={{ executionId: node.id }}
      search={{ tab: 'tree' }}
      aria-current={node.id === current ? 'page' : undefined}
      className={cn(
        'flex items-center justify-between gap-3 rounded-lg px-2.5 py-2 hover:bg-sunken',
        node.id === current && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{node.name}</span>
        <span className="block truncate text-muted text-xs">{node.processName}</span>
      </span>
      <ExecutionStatus execution={node} />
    </Link>
    {node.children.length > 0 && (
      <ul className="ml-4 border-line border-l pl-2">
        {node.children.map((child) => (
          <Branch key={child.id} node={child} current={current} />
        ))}
      </ul>
    )}
  </li>
);
