import { cn } from './cn.ts';

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

export const Avatar = ({ name, className }: { name: string; className?: string }) => (
  <span
    aria-hidden
    className={cn(
      'grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-[0.7rem] text-accent-ink',
      className,
    )}
  >
    {initials(name)}
  </span>
);
