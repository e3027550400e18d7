import { CloudOff, type LucideIcon, RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

export const Skeleton = ({ className }: { className?: string }) => (
  <span className={cn('block animate-pulse rounded-md bg-line', className)} aria-hidden />
);

/** Rows that stand where a list will be. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('loading')} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={row} className="flex items-center gap-4 px-4 py-3.5">
          <Skeleton className="size-8 rounded-lg" />
          <div className="grid grow gap-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-1/4" />
          </div>
          <Skeleton className="h-5 w-16 rounded-full" />
        </div>
      ))}
    </div>
  );
}

type EmptyProps = { icon: LucideIcon; title: string; text?: string; children?: ReactNode; className?: string };

export const EmptyState = ({ icon: Icon, title, text, children, className }: EmptyProps) => (
  <div className={cn('flex flex-col items-center justify-center px-6 py-14 text-center', className)}>
    <span className="mb-4 grid size-12 place-items-center rounded-xl border border-line bg-sunken text-faint">
      <Icon className="size-5.5" aria-hidden />
    </span>
    <p className="font-medium text-ink">{title}</p>
    {text && <p className="mt-1 max-w-sm text-balance text-muted">{text}</p>}
    {children && <div className="mt-5 flex gap-2">{children}</div>}
  </div>
);

type ErrorProps = { error: unknown; retry?: (() => void) | undefined; className?: string };

/** What went wrong in the API's words, what to do about it, and the request id that support asks for. */
export function ErrorState({ error, retry, className }: ErrorProps) {
  const { t } = useTranslation();
  const problem = error instanceof ApiProblem ? error : null;
  const offline = problem?.status === 0;
  const Icon = offline ? CloudOff : TriangleAlert;
  return (
    <div role="alert" className={cn('flex flex-col items-center px-6 py-14 text-center', className)}>
      <span className="mb-4 grid size-12 place-items-center rounded-xl bg-danger-soft text-danger">
        <Icon className="size-5.5" aria-hidden />
      </span>
      <p className="font-medium text-ink">{offline ? t('error.offline') : t('error.title')}</p>
      <p className="mt-1 max-w-md text-balance text-muted">
        {offline ? t('error.offlineText') : (problem?.message ?? t('error.unexpected'))} {problem?.help}
      </p>
      {problem?.requestId && <p className="mt-2 font-mono text-faint text-xs">{problem.requestId}</p>}
      {retry && (
        <Button className="mt-5" onClick={retry}>
          <RotateCw aria-hidden /> {t('retry')}
        </Button>
      )}
    </div>
  );
}
