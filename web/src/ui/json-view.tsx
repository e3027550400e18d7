import { Check, Copy } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from './cn.ts';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON with its keys, strings and other values told apart by colour. */
function painted(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(last, match.index));
    const [whole, string, colon] = match;
    const look = string ? (colon ? 'text-accent-ink' : 'text-success') : 'text-warning';
    parts.push(
      <span key={match.index} className={look}>
        {string ?? whole}
      </span>,
      colon ?? '',
    );
    last = match.index + whole.length;
  }
  return [...parts, text.slice(last)];
}

/** `tall`: as high as its content. */
type Props = { value: unknown; label: string; className?: string; tall?: boolean };

/** A JSON value to read and copy. */
export function JsonView({ value, label, className, tall = false }: Props) {
  const text = JSON.stringify(value, null, 2) ?? 'undefined';
  return (
    <div className={cn('group relative', className)}>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className={cn(
          'overflow-auto rounded-lg border border-line bg-sunken/60 p-3 font-mono text-[12px] leading-relaxed',
          !tall && 'max-h-96',
        )}
      >
        <pre>{text.length < 60_000 ? painted(text) : text}</pre>
      </section>
      <CopyButton text={text} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}

export function CopyButton({ text, className }: { text: string; className?: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <button
      type="button"
      aria-label={copied ? t('copied') : t('copy')}
      title={copied ? t('copied') : t('copy')}
      onClick={() => void copy()}
      className={cn('rounded-md p-1.5 text-faint transition-colors hover:text-ink', className)}
    >
      {copied ? <Check className="size-3.5 text-success" aria-hidden /> : <Copy className="size-3.5" aria-hidden />}
    </button>
  );
}
