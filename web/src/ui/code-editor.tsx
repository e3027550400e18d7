import { type KeyboardEvent, useMemo, useRef } from 'react';
import { cn } from './cn.ts';

type Props = {
  value: string;
  onChange: (value: string) => void;
  label: string;
  readOnly?: boolean;
  /** Line (from 1) where the text does not parse. */
  faultyLine?: number | undefined;
  className?: string;
};

/** A plain-text editor with line numbers. Enter keeps the indentation; Tab stays free to move on. */
export function CodeEditor({ value, onChange, label, readOnly = false, faultyLine, className }: Props) {
  const gutter = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => value.split('\n').length, [value]);
  return (
    <div
      className={cn(
        'flex overflow-hidden rounded-xl border border-line-strong bg-surface font-mono text-[12.5px] leading-5 shadow-card focus-within:border-accent focus-within:ring-3 focus-within:ring-accent/25 dark:bg-sunken',
        className,
      )}
    >
      <div
        ref={gutter}
        aria-hidden
        className="w-12 shrink-0 select-none overflow-hidden border-line border-r bg-sunken py-3 pr-2 text-right text-faint dark:bg-surface"
      >
        {Array.from({ length: lines }, (_, line) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            key={line}
            className={cn(line + 1 === faultyLine && 'rounded-sm bg-danger-soft font-semibold text-danger')}
          >
            {line + 1}
          </div>
        ))}
      </div>
      <textarea
        aria-label={label}
        value={value}
        readOnly={readOnly}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => keepIndentation(event, onChange)}
        onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        className="min-h-0 grow resize-none overflow-auto bg-transparent p-3 text-ink outline-none"
      />
    </div>
  );
}

function keepIndentation(event: KeyboardEvent<HTMLTextAreaElement>, onChange: (value: string) => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.metaKey || event.ctrlKey) return;
  const area = event.currentTarget;
  const before = area.value.slice(0, area.selectionStart);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  if (indentation === '') return;
  event.preventDefault();
  area.setRangeText(`\n${indentation}`, area.selectionStart, area.selectionEnd, 'end');
  onChange(area.value);
}
