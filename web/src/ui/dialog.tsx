import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { cn } from './cn.ts';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  text?: string | undefined;
  /** A click beside it does not close it: what it shows is gone afterwards. */
  stays?: boolean;
  children: ReactNode;
  className?: string;
};

export function Dialog({ open, onOpenChange, title, text, stays = false, children, className }: Props) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-black/40 backdrop-blur-[2px]" />
        <Radix.Content
          {...(text === undefined && { 'aria-describedby': undefined })}
          onInteractOutside={(event) => stays && event.preventDefault()}
          className={cn(
            'fixed inset-x-4 top-[12vh] z-50 mx-auto max-h-[80vh] max-w-md animate-rise overflow-y-auto rounded-2xl border border-line bg-surface p-5 shadow-float outline-none dark:bg-raised',
            className,
          )}
        >
          <Radix.Title className="pr-8 font-semibold text-base tracking-tight">{title}</Radix.Title>
          {text && <Radix.Description className="mt-1 text-muted">{text}</Radix.Description>}
          <div className="mt-4">{children}</div>
          <Radix.Close
            aria-label={t('close')}
            className="absolute top-4 right-4 rounded-md p-1 text-faint hover:bg-sunken hover:text-ink"
          >
            <X className="size-4" aria-hidden />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogActions = ({ children }: { children: ReactNode }) => (
  <div className="mt-5 flex justify-end gap-2">{children}</div>
);

/** The end of a form in a dialog: back without a change, or sent. */
export function FormActions({ close, busy, submit }: { close: () => void; busy: boolean; submit: string }) {
  const { t } = useTranslation();
  return (
    <DialogActions>
      <Button onClick={close}>{t('cancel')}</Button>
      <Button type="submit" tone="primary" busy={busy}>
        {submit}
      </Button>
    </DialogActions>
  );
}
