import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '#contracts/events.ts';
import { Button } from '../../ui/button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { clockTime, dateTime, RelativeTime } from '../../ui/time.tsx';

/** One event; its data and origin unfold. `followed`: the list shows one correlation already. */
export function EventRow({ event, followed }: { event: AuditEntry; followed: boolean }) {
  const { t } = useTranslation('platform');
  const { executionId } = event.data;
  return (
    <li>
      <details className="group">
        <summary className="flex list-none items-center gap-3 px-4 py-2.5 hover:bg-sunken/60 focus-visible:-outline-offset-2">
          <ChevronRight className="size-4 shrink-0 text-faint transition-transform group-open:rotate-90" aria-hidden />
          <span className="min-w-0 grow truncate">
            <span className="font-medium">{event.type}</span>{' '}
            <span className="text-muted text-xs">{event.actor.name ?? event.actor.id}</span>
          </span>
          <span className="hidden text-faint text-xs tabular-nums sm:block">{clockTime(event.time)}</span>
          <span className="w-28 shrink-0 text-right text-muted text-xs">
            <RelativeTime at={event.time} />
          </span>
        </summary>
        <div className="grid grid-cols-1 gap-4 px-4 pt-1 pb-4 pl-11">
          <Facts>
            <Fact name={t('events.time')}>{dateTime(event.time)}</Fact>
            <Fact name={t('events.source')}>{event.source}</Fact>
            <Fact name={t('events.id')}>
              <code className="break-all font-mono text-xs">{event.id}</code>
            </Fact>
            <Fact name={t('events.correlation')}>
              <code className="break-all font-mono text-xs">{event.correlationId}</code>
            </Fact>
            {event.causationId && (
              <Fact name={t('events.causation')}>
                <code className="break-all font-mono text-xs">{event.causationId}</code>
              </Fact>
            )}
          </Facts>
          <JsonView value={event.data} label={t('events.data')} />
          <div className="flex flex-wrap gap-2">
            {!followed && (
              <Button size="sm" asChild>
                <Link to="/events" search={{ correlationId: event.correlationId }}>
                  {t('events.follow')}
                </Link>
              </Button>
            )}
            {typeof executionId === 'string' && (
              <Button size="sm" asChild>
                <Link to="/executions/$executionId" params={{ executionId }}>
                  {t('events.execution')}
                </Link>
              </Button>
            )}
          </div>
        </div>
      </details>
    </li>
  );
}
