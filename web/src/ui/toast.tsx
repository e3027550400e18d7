import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';

type Message = { id: number; tone: 'success' | 'danger'; title: string; text?: string | undefined };

let messages: readonly Message[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly Message[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

const add = (message: Omit<Message, 'id'>): void => publish([...messages, { ...message, id: nextId++ }].slice(-4));
const remove = (id: number): void => publish(messages.filter((message) => message.id !== id));

/** Short answers to what the user did; they leave by themselves. */
export const toast = {
  success: (title: string, text?: string): void => add({ tone: 'success', title, text }),
  failure: (title: string, error: unknown): void =>
    add({
      tone: 'danger',
      title,
      text: error instanceof ApiProblem ? [error.message, error.help].filter(Boolean).join(' ') : undefined,
    }),
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Toaster() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <Toast.Provider swipeDirection="right" duration={6000} label={t('notification')}>
      {shown.map((message) => (
        <Toast.Root
          key={message.id}
          onOpenChange={(open) => !open && remove(message.id)}
          className="flex animate-rise items-start gap-3 rounded-xl border border-line bg-raised p-3.5 shadow-float"
        >
          {message.tone === 'success' ? (
            <CircleCheck className="mt-0.5 size-4.5 shrink-0 text-success" aria-hidden />
          ) : (
            <CircleAlert className="mt-0.5 size-4.5 shrink-0 text-danger" aria-hidden />
          )}
          <div className="min-w-0 grow">
            <Toast.Title className="font-medium text-ink">{message.title}</Toast.Title>
            {message.text && <Toast.Description className="mt-0.5 text-muted">{message.text}</Toast.Description>}
          </div>
          <Toast.Close aria-label={t('close')} className="rounded p-0.5 text-faint hover:text-ink">
            <X className="size-4" aria-hidden />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none" />
    </Toast.Provider>
  );
}
