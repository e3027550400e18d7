import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Activity, Archive, BookmarkPlus, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '#contracts/processes/index.ts';
import { api, unwrap } from '../../api/client.ts';
import { keys } from '../../api/queries.ts';
import { useMay } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { DownloadItem } from './bpmn/download-item.tsx';
import { KeepTemplateDialog } from './keep-template-dialog.tsx';

export function ProcessMenu({ process }: { process: Process }) {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  const [archiving, setArchiving] = useState(false);
  const [keeping, setKeeping] = useState(false);
  return (
    <>
      <Menu
        trigger={
          <Button tone="quiet" size="icon" aria-label={t('more')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem asChild>
          <Link to="/executions" search={{ processId: process.id }}>
            <Activity aria-hidden /> {t('viewRuns')}
          </Link>
        </MenuItem>
        <DownloadItem id={process.id} name={process.name} />
        {mayDesign && (
          <MenuItem onSelect={() => setKeeping(true)}>
            <BookmarkPlus aria-hidden /> {t('keeping.action')}
          </MenuItem>
        )}
        {mayDesign && process.status !== 'archived' && (
          <MenuItem danger onSelect={() => setArchiving(true)}>
            <Archive aria-hidden /> {t('archive')}
          </MenuItem>
        )}
      </Menu>
      <KeepTemplateDialog process={process} open={keeping} onOpenChange={setKeeping} />
      <ArchiveDialog process={process} open={archiving} onOpenChange={setArchiving} />
    </>
  );
}

type Props = { process: Process; open: boolean; onOpenChange: (open: boolean) => void };

function ArchiveDialog({ process: { id, name }, open, onOpenChange }: Props) {
  const { t } = useTranslation(['explorer', 'common']);
  const queries = useQueryClient();
  const archive = useMutation({
    mutationFn: () => unwrap(api.POST('/processes/{id}/archive', { params: { path: { id } } })),
    onSuccess: async () => {
      toast.success(t('archived'));
      onOpenChange(false);
      await queries.invalidateQueries({ queryKey: keys.processes });
    },
    onError: (error) => toast.failure(t('archiveFailed'), error),
  });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('archiveTitle', { name })} text={t('archiveText')}>
      <DialogActions>
        <Button onClick={() => onOpenChange(false)}>{t('common:cancel')}</Button>
        <Button tone="danger" busy={archive.isPending} onClick={() => archive.mutate()}>
          {t('archive')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
