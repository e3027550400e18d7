import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { usePages } from '../../api/use-pages.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, CardTitle } from '../../ui/card.tsx';
import { Textarea } from '../../ui/controls.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { RelativeTime } from '../../ui/time.tsx';
import { toast } from '../../ui/toast.tsx';

export function Comments({ taskId }: { taskId: string }) {
  const { t } = useTranslation('engage');
  const list = usePages(
    keys.comments(taskId),
    (cursor, signal) =>
      unwrap(
        api.GET('/tasks/{id}/comments', {
          params: { path: { id: taskId }, query: { limit: 50, ...(cursor && { cursor }) } },
          signal,
        }),
      ),
    { refetchInterval: 15_000 },
  );
  return (
    <Card>
      <CardTitle>{t('comments')}</CardTitle>
      {list.error && !list.items && <ErrorState error={list.error} retry={list.refetch} className="py-6" />}
      {list.items?.length === 0 && <p className="px-4 pt-4 text-muted">{t('noComments')}</p>}
      <ul className="grid gap-4 px-4 pt-4 empty:hidden">
        {list.items?.map((comment) => (
          <li key={comment.id} className="flex gap-3">
            <Avatar name={comment.author_name} />
            <div className="min-w-0">
              <p className="text-xs">
                <span className="font-medium text-ink">{comment.author_name}</span>{' '}
                <span className="text-faint">
                  <RelativeTime at={comment.created_at} />
                </span>
              </p>
              <p className="whitespace-pre-line break-words">{comment.text}</p>
            </div>
          </li>
        ))}
      </ul>
      <LoadMore more={list.more} loading={list.loadingMore} />
      <CommentForm taskId={taskId} />
    </Card>
  );
}

function CommentForm({ taskId }: { taskId: string }) {
  const { t } = useTranslation('engage');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/tasks/{id}/comments', { params: { path: { id: taskId } }, body: { text: text.trim() } })),
    onSuccess: async () => {
      setText('');
      await queries.invalidateQueries({ queryKey: keys.comments(taskId) });
    },
    onError: (error) => toast.failure(t('commentFailed'), error),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) send.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-2 p-4">
      <Textarea
        aria-label={t('writeComment')}
        placeholder={t('writeComment')}
        className="min-h-16"
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="sm" className="justify-self-end" disabled={!text.trim()} busy={send.isPending}>
        {t('send')}
      </Button>
    </form>
  );
}
