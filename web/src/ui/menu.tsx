import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn.ts';

export const Menu = ({ trigger, children }: { trigger: ReactNode; children: ReactNode }) => (
  <DropdownMenu.Root>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="z-50 min-w-46 animate-rise rounded-xl border border-line bg-raised p-1.5 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);

type ItemProps = { children: ReactNode; onSelect?: () => void; danger?: boolean; asChild?: boolean };

export const MenuItem = ({ danger = false, ...rest }: ItemProps) => (
  <DropdownMenu.Item
    className={cn(
      'flex h-8 select-none items-center gap-2.5 rounded-md px-2.5 outline-none data-highlighted:bg-sunken dark:data-highlighted:bg-line [&_svg]:size-4',
      danger ? 'text-danger' : 'text-ink [&_svg]:text-faint',
    )}
    {...rest}
  />
);
