import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

type Tab<V extends string> = { value: V; label: string; count?: number | undefined };
type ListProps<V extends string> = { tabs: readonly Tab<V>[]; label: string; className?: string };

/** A row of tabs that belongs into a `Tabs`. */
export const TabList = <V extends string>({ tabs, label, className }: ListProps<V>) => (
  <Radix.List aria-label={label} className={cn('-mb-px flex gap-5 overflow-x-auto', className)}>
    {tabs.map(({ value, label: text, count }) => (
      <Radix.Trigger
        key={value}
        value={value}
        className="flex h-10 shrink-0 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted transition-colors hover:text-ink focus-visible:rounded-md focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
      >
        {text}
        {count !== undefined && count > 0 && (
          <span className="rounded-full bg-sunken px-1.5 text-muted text-xs tabular-nums dark:bg-line">{count}</span>
        )}
      </Radix.Trigger>
    ))}
  </Radix.List>
);

type Props<V extends string> = { value: V; onChange: (value: V) => void; children: ReactNode; className?: string };

export const Tabs = <V extends string>({ value, onChange, children, className }: Props<V>) => (
  <Radix.Root value={value} onValueChange={(next) => onChange(next as V)} className={cn(className)}>
    {children}
  </Radix.Root>
);

export const TabPanel = ({ className, ...rest }: { value: string; children: ReactNode; className?: string }) => (
  <Radix.Content className={cn('outline-none', className)} tabIndex={-1} {...rest} />
);
