import { useMutation } from '@tanstack/react-query';
import { Database, Download, type LucideIcon, Network, Rows3, Workflow } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import type { ViewKind } from '#contracts/processes/index.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.tsx';
import { fetchPicture, type PictureOf } from './use-picture.ts';

const icons: Record<ViewKind, LucideIcon> = {
  flow: Workflow,
  swimlane: Rows3,
  'data-flow': Database,
  hierarchy: Network,
};
export const viewKinds = Object.keys(icons) as ViewKind[];

type Props = { of: PictureOf; name: string; onChange: (view: ViewKind) => void };

/** Chooses how a process is looked at, and hands the picture out. */
export function ViewBar({ of, name, onChange }: Props) {
  const { t } = useTranslation('views');
  const download = useMutation({
    mutationFn: () => fetchPicture(of),
    onSuccess: (svg) => save(new Blob([svg], { type: 'image/svg+xml' }), `${name} – ${of.view}.svg`),
    onError: (error) => toast.failure(t('downloadFailed'), error),
  });
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-line border-b bg-surface px-3 py-1.5">
      <ToggleGroup.Root
        type="single"
        value={of.view}
        onValueChange={(view) => view && onChange(view as ViewKind)}
        aria-label={t('label')}
        className="flex gap-0.5 overflow-x-auto rounded-lg bg-sunken p-0.5"
      >
        {viewKinds.map((view) => {
          const Icon = icons[view];
          return (
            <ToggleGroup.Item
              key={view}
              value={view}
              className="flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2.5 font-medium text-muted text-xs transition-colors hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-card dark:data-[state=on]:bg-raised"
            >
              <Icon className="size-3.5" aria-hidden />
              {t(view)}
            </ToggleGroup.Item>
          );
        })}
      </ToggleGroup.Root>
      <span className="flex items-center gap-3">
        {(of.view === 'data-flow' || of.view === 'hierarchy') && (
          <span className="hidden text-muted text-xs md:inline">{t(`legend.${of.view}`)}</span>
        )}
        <Button size="sm" tone="quiet" busy={download.isPending} onClick={() => download.mutate()}>
          <Download aria-hidden /> {t('download')}
        </Button>
      </span>
    </div>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
