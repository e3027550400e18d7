import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LinkedProcess as Linked } from '#contracts/processes/index.ts';
import { Badge } from '../../../ui/badge.tsx';
import { cn } from '../../../ui/cn.ts';

/** The name of a process, leading to its links; an id where there is no such process. */
export function LinkedProcess({ process, className }: { process: Linked; className?: string }) {
  const { t } = useTranslation('links');
  if (process.missing)
    return (
      <span className={cn('inline-flex min-w-0 items-center gap-2', className)} title={t('missingText')}>
        <code className="truncate font-mono text-muted text-xs">{process.id}</code>
        <Badge tone="danger">{t('missing')}</Badge>
      </span>
    );
  return (
    <Link
      to="/processes/$processId"
      params={{ processId: process.id }}
      search={{ tab: 'links' }}
      className={cn('font-medium text-ink hover:text-accent-ink hover:underline', className)}
    >
      {process.name}
    </Link>
  );
}
