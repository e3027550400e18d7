import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { cn } from './cn.ts';

const button = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-lg font-medium transition-colors disabled:pointer-events-none disabled:opacity-50 aria-busy:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-white shadow-card hover:bg-accent-hover',
        secondary:
          'border border-line-strong bg-surface text-ink shadow-card hover:bg-sunken dark:bg-raised dark:hover:bg-line',
        quiet: 'text-muted hover:bg-sunken hover:text-ink dark:hover:bg-raised',
        danger: 'bg-danger text-white shadow-card hover:opacity-90 dark:text-sunken',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs',
        md: 'h-8.5 px-3.5 text-sm',
        lg: 'h-10 px-4 text-sm',
        icon: 'size-8.5 [&_svg]:size-4.5',
      },
    },
    defaultVariants: { tone: 'secondary', size: 'md' },
  },
);

type Props = ButtonHTMLAttributes<HTMLButtonElement> &
  VariantProps<typeof button> & {
    busy?: boolean;
    /** Renders the child (a link) with the looks of a button. */
    asChild?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

export function Button({ className, tone, size, busy = false, asChild = false, children, ...rest }: Props) {
  const looks = cn(button({ tone, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={looks} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={looks} aria-busy={busy || undefined} {...rest}>
      {busy && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  );
}
