import { Link, useNavigate } from '@tanstack/react-router';
import { Play, Rocket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '#contracts/processes/index.ts';
import { useMay } from '../../app/session-hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/controls.tsx';
import { PageHeader } from '../../ui/page.tsx';
import { ProcessStatus } from '../../ui/status.tsx';
import { ProcessMenu } from './process-menu.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useVersions } from './use-versions.ts';

export function ProcessHeader({ process, version }: { process: Process; version: string | undefined }) {
  const { t } = useTranslation('explorer');
  const mayDesign = useMay('designer');
  const [publishing, setPublishing] = useState(false);
  const editable = process.status !== 'archived';
  return (
    <>
      <PageHeader
        eyebrow={
          <Link to="/processes" className="hover:text-ink">
            {t('title')}
          </Link>
        }
        title={process.name}
        badge={<ProcessStatus status={process.status} />}
        actions={
          <>
            <VersionPicker process={process} version={version} />
            {mayDesign && editable && (
              <Button onClick={() => setPublishing(true)}>
                <Rocket aria-hidden /> {t('publish')}
              </Button>
            )}
            {editable && <StartButton process={process} />}
            <ProcessMenu process={process} />
          </>
        }
      />
      <PublishDialog process={process} open={publishing} onOpenChange={setPublishing} />
    </>
  );
}

function StartButton({ process }: { process: Process }) {
  const { t } = useTranslation('explorer');
  if (!process.activeVersion) {
    return (
      <Button tone="primary" disabled title={t('startNone')}>
        <Play aria-hidden /> {t('start')}
      </Button>
    );
  }
  return (
    <Button tone="primary" asChild>
      <Link to="/processes/$processId/start" params={{ processId: process.id }}>
        <Play aria-hidden /> {t('start')}
      </Link>
    </Button>
  );
}

function VersionPicker({ process, version }: { process: Process; version: string | undefined }) {
  const { t } = useTranslation('explorer');
  const navigate = useNavigate({ from: '/processes/$processId' });
  const { items = [] } = useVersions(process.id);
  const published = items.filter(({ status }) => status !== 'DRAFT');
  if (published.length === 0) return null;
  return (
    <Select
      aria-label={t('shown')}
      className="h-8.5 w-36"
      value={version ?? 'draft'}
      onChange={(event) =>
        void navigate({ search: (was) => ({ ...was, version: event.target.value, node: undefined }) })
      }
    >
      <option value="draft">{t('draft')}</option>
      {published.map((entry) => (
        <option key={entry.version} value={entry.version}>
          {entry.active ? t('activeMark', { version: entry.version }) : entry.version}
        </option>
      ))}
    </Select>
  );
}
