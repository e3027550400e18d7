import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellOff, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '#contracts/notifications.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { LoadMore } from '../../ui/load-more.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { RelativeTime } from '../../ui/time.tsx';

export function NotificationList({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const list = usePages([...keys.notifications, 'list'], (cursor, signal) =>
    unwrap(api.GET('/notifications', { params: { query: { limit: 20, ...(cursor && { cursor }) } }, signal })),
  );
  const read = useMarkRead();
  const unread = list.items?.filter(({ status }) => status !== 'read') ?? [];
  return (
    <>
      <header className="flex h-12 shrink-0 items-center justify-between border-line border-b px-4">
        <h2 className="font-semibold">{t('notifications.title')}</h2>
        {unread.length > 0 && (
          <Button size="sm" tone="quiet" busy={read.isPending} onClick={() => read.mutate(unread.map(({ id }) => id))}>
            {t('notifications.markAllRead')}
          </Button>
        )}
      </header>
      <div className="overflow-y-auto">
        {list.isPending && <SkeletonRows rows={3} />}
        {list.error && !list.items && <ErrorState error={list.error} retry={list.refetch} className="py-8" />}
        {list.items?.length === 0 && (
          <EmptyState
            icon={BellOff}
            title={t('notifications.empty')}
            text={t('notifications.emptyText')}
            className="py-10"
          />
        )}
        <ul className="divide-y divide-line">
          {list.items?.map((notification) => (
            <Entry
              key={notification.id}
              notification={notification}
              markRead={() => read.mutate([notification.id])}
              close={close}
            />
          ))}
        </ul>
        <LoadMore more={list.more} loading={list.loadingMore} />
      </div>
    </>
  );
}

function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      Promise.all(ids.map((id) => unwrap(api.PUT('/notifications/{id}/read', { params: { path: { id } } })))),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notifications }),
  });
}

type EntryProps = { notification: Notification; markRead: () => void; close: () => void };

function Entry({ notification, markRead, close }: EntryProps) {
  const { t } = useTranslation();
  const unread = notification.status !== 'read';
  const open = () => {
    if (unread) markRead();
    close();
  };
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className={cn('mt-1.5 size-2 shrink-0 rounded-full', unread && 'bg-accent')} aria-hidden />
      <div className="min-w-0 grow">
        <p className={cn(unread ? 'font-medium text-ink' : 'text-muted')}>{notification.subject}</p>
        <p className="line-clamp-2 text-muted">{notification.body}</p>
        <p className="mt-1 flex gap-3 text-faint text-xs">
          <RelativeTime at={notification.createdAt} />
          {notification.executionId && (
            <Link
              to="/executions/$executionId"
              params={{ executionId: notification.executionId }}
              onClick={open}
              className="font-medium text-accent-ink hover:underline"
            >
              {t('notifications.viewExecution')}
            </Link>
          )}
        </p>
      </div>
      {unread && (
        <button
          type="button"
          aria-label={t('notifications.markRead')}
          title={t('notifications.markRead')}
          onClick={markRead}
          className="rounded-md p-1 text-faint hover:bg-sunken hover:text-ink dark:hover:bg-line"
        >
          <Check className="size-4" aria-hidden />
        </button>
      )}
    </li>
  );
}
