import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

const control =
  'w-full rounded-lg border border-line-strong bg-surface text-ink shadow-card transition-colors hover:border-faint focus-visible:border-accent focus-visible:outline-none focus-visible:ring-3 focus-visible:ring-accent/25 aria-invalid:border-danger aria-invalid:ring-danger/20 disabled:bg-sunken disabled:text-muted dark:bg-sunken';

export const Input = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input className={cn(control, 'h-9 px-3 read-only:bg-sunken', className)} {...rest} />
);

export const Textarea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea className={cn(control, 'min-h-24 px-3 py-2 read-only:bg-sunken', className)} {...rest} />
);

export const Select = ({ className, ...rest }: ComponentProps<'select'>) => (
  <select
    className={cn(
      control,
      'h-9 appearance-none bg-[url(/chevron.svg)] bg-[length:16px] bg-[right_0.6rem_center] bg-no-repeat pr-8 pl-3',
      className,
    )}
    {...rest}
  />
);

export const Checkbox = ({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) => (
  <input
    type="checkbox"
    className={cn('size-4 shrink-0 rounded accent-accent disabled:opacity-60', className)}
    {...rest}
  />
);
