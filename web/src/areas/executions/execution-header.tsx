import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { usePeople } from '../../api/use-person.ts';
import { PageHeader } from '../../ui/page.tsx';
import { ExecutionStatus } from '../../ui/status.tsx';
import { duration, RelativeTime } from '../../ui/time.tsx';
import { ExecutionActions } from './execution-actions.tsx';
import { elapsed } from './execution-row.tsx';
import { hasEnded } from './poll.ts';

export function ExecutionHeader({ execution }: { execution: Execution }) {
  const { t } = useTranslation('executions');
  const person = usePeople();
  const starter = person(execution.startedBy)?.name;
  const time = duration(elapsed(execution));
  return (
    <header className="border-line border-b bg-surface px-4 py-4 sm:px-6">
      <PageHeader
        eyebrow={
          <Link to="/executions" className="hover:text-ink">
            {t('title')}
          </Link>
        }
        title={execution.name}
        badge={<ExecutionStatus execution={execution} />}
        text={
          <>
            <Link
              to="/processes/$processId"
              params={{ processId: execution.processId }}
              search={{ version: execution.version }}
              className="font-medium text-accent-ink hover:underline"
            >
              {execution.processName} v{execution.version}
            </Link>
            {' · '}
            <RelativeTime at={execution.createdAt} />
            {starter && ` ${t('startedBy', { name: starter })}`}
            {' · '}
            {hasEnded(execution) ? t('took', { time }) : t('tookSoFar', { time })}
          </>
        }
        actions={<ExecutionActions execution={execution} />}
      />
    </header>
  );
}
