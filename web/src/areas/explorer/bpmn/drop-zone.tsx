import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cn } from '../../../ui/cn.ts';

type Props = { name: string | undefined; onFile: (file: File) => void };

/** Takes a file by drop, or by the system's own dialog. */
export function DropZone({ name, onFile }: Props) {
  const { t } = useTranslation('bpmn');
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      className={cn(
        'grid cursor-pointer justify-items-center gap-2 rounded-xl border border-dashed bg-surface px-6 py-8 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
        over ? 'border-accent bg-sunken' : 'border-line-strong hover:border-faint',
      )}
    >
      <FileUp className="size-6 text-faint" aria-hidden />
      <span className="font-medium">{name ?? t('drop')}</span>
      <span className="text-accent-ink">{name === undefined ? t('choose') : t('another')}</span>
      <span className="text-muted text-xs">{t('limits')}</span>
      <input
        id={id}
        type="file"
        accept=".bpmn,.xml,application/xml,text/xml"
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          // The same file may have been corrected and is chosen again.
          event.target.value = '';
        }}
      />
    </label>
  );
}
