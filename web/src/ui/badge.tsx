import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

const badge = cva(
  'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs leading-4 [&_svg]:size-3',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-muted dark:bg-line',
        accent: 'bg-accent-soft text-accent-ink',
        success: 'bg-success-soft text-success',
        warning: 'bg-warning-soft text-warning',
        danger: 'bg-danger-soft text-danger',
        info: 'bg-info-soft text-info',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type Tone = NonNullable<VariantProps<typeof badge>['tone']>;

type Props = { tone?: Tone; dot?: boolean; pulse?: boolean; className?: string; children: ReactNode };

export const Badge = ({ tone, dot = false, pulse = false, className, children }: Props) => (
  <span className={cn(badge({ tone }), className)}>
    {dot && <span className={cn('size-1.5 rounded-full bg-current', pulse && 'animate-pulse')} aria-hidden />}
    {children}
  </span>
);
