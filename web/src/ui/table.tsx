import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** A table that scrolls sideways by itself on small screens; what is hidden in it is placed in it, and widens no page. */
export const Table = ({ className, ...rest }: ComponentProps<'table'>) => (
  <div className="relative overflow-x-auto">
    <table className={cn('w-full border-collapse text-left', className)} {...rest} />
  </div>
);
export const Th = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={cn('border-line border-b px-4 py-2.5 font-medium text-muted text-xs', className)}
    {...rest}
  />
);
export const Td = ({ className, ...rest }: ComponentProps<'td'>) => (
  <td className={cn('border-line border-b px-4 py-3 align-middle', className)} {...rest} />
);
export const Tr = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr className={cn('transition-colors last:[&>td]:border-b-0', className)} {...rest} />
);
