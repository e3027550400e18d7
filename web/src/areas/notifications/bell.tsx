import { Bell as BellIcon } from 'lucide-react';
import { Popover } from 'radix-ui';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnread } from './use-unread.ts';

const NotificationList = lazy(async () => ({ default: (await import('./notification-list.tsx')).NotificationList }));

/** The bell with the number of unread notifications; the list loads when it is opened. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useUnread();
  const count = data?.items.length ?? 0;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={t('notifications.open', { count })}
        className="relative grid size-8.5 place-items-center rounded-lg text-muted transition-colors hover:bg-line/60 hover:text-ink"
      >
        <BellIcon className="size-4.5" aria-hidden />
        {count > 0 && (
          <span
            aria-hidden
            className="absolute top-0.5 right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-[10px] text-white ring-2 ring-canvas"
          >
            {count > 9 ? '9+' : count}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label={t('notifications.title')}
          className="z-50 flex max-h-[min(30rem,80vh)] w-[min(24rem,calc(100vw-1.5rem))] animate-rise flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-float outline-none"
        >
          <Suspense fallback={<div className="h-40" />}>
            <NotificationList close={() => setOpen(false)} />
          </Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
