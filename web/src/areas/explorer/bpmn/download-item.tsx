import './register-strings.ts';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import { MenuItem } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast.tsx';
import { saveAs } from './save-as.ts';

/** Downloads the version that is shown, or the draft, as BPMN 2.0. */
export function DownloadItem({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('bpmn');
  const { version } = useSearch({ from: '/shell/processes/$processId' });
  const download = useMutation({
    mutationFn: () =>
      unwrap(
        version === undefined
          ? api.GET('/processes/{id}/bpmn', { params: { path: { id } }, parseAs: 'text' })
          : api.GET('/processes/{id}/versions/{version}/bpmn', { params: { path: { id, version } }, parseAs: 'text' }),
      ),
    onSuccess: (xml) =>
      saveAs(`${fileName(name)}${version === undefined ? '' : `-${version}`}.bpmn`, xml, 'application/xml'),
    onError: (error) => toast.failure(t('downloadFailed'), error),
  });
  return (
    <MenuItem onSelect={() => download.mutate()}>
      <Download aria-hidden /> {t('download')}
    </MenuItem>
  );
}

const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-|-$/g, '') || 'process';
