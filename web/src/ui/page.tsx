import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type HeaderProps = { title: ReactNode; text?: ReactNode; eyebrow?: ReactNode; badge?: ReactNode; actions?: ReactNode };

export const PageHeader = ({ title, text, eyebrow, badge, actions }: HeaderProps) => (
  <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
    <div className="min-w-0">
      {eyebrow && <div className="mb-1 text-muted text-xs">{eyebrow}</div>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="text-balance font-semibold text-ink text-xl tracking-tight">{title}</h1>
        {badge}
      </div>
      {text && <div className="mt-1 max-w-2xl text-muted">{text}</div>}
    </div>
    {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
  </header>
);

export const Page = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div
    className={cn(
      'mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-5 px-4 py-6 sm:px-8',
      className,
    )}
  >
    {children}
  </div>
);
