import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn.ts';

export const Card = ({ className, ...rest }: ComponentProps<'section'>) => (
  <section className={cn('rounded-xl border border-line bg-surface shadow-card', className)} {...rest} />
);

export const CardTitle = ({ children, aside }: { children: ReactNode; aside?: ReactNode }) => (
  <header className="flex min-h-12 items-center justify-between gap-3 border-line border-b px-4 py-2">
    <h2 className="font-semibold text-ink">{children}</h2>
    {aside}
  </header>
);
