import { cn } from './cn.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** The initials are painted, not written: they add nothing to the name that stands beside or behind them. */
export const Avatar = ({ name, className }: { name: string; className?: string }) => (
  <span
    aria-hidden
    data-initials={initials(name)}
    className={cn(
      'before:content-[attr(data-initials)] grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-[0.7rem] text-accent-ink',
      className,
    )}
  />
);
