import './register-strings.ts';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { processTabs } from '../../app/search.ts';
import { useTitle } from '../../app/use-title.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { CompiledTab } from './compiled-tab.tsx';
import { DataTab } from './data-tab.tsx';
import { DefinitionTab } from './definition-tab.tsx';
import { DiagramTab } from './diagram-tab.tsx';
import { LinksTab } from './links/links-tab.tsx';
import { ProcessHeader } from './process-header.tsx';
import { useShown } from './use-shown.ts';
import { VersionsTab } from './versions-tab.tsx';

export function ProcessPage() {
  const { t } = useTranslation('explorer');
  const { processId } = useParams({ from: '/shell/processes/$processId' });
  const { tab = 'diagram' } = useSearch({ from: '/shell/processes/$processId' });
  const navigate = useNavigate({ from: '/processes/$processId' });
  const shown = useShown(processId);
  const { process, definition } = shown;
  useTitle(process?.name);
  if (shown.error) return <ErrorState error={shown.error} retry={shown.refetch} className="grow justify-center" />;
  if (!process) return <PageSkeleton />;
  return (
    <Tabs
      value={tab}
      onChange={(next) => void navigate({ search: (was) => ({ ...was, tab: next }), replace: true })}
      className="flex min-h-0 grow flex-col lg:h-dvh"
    >
      <header className="border-line border-b bg-surface px-4 pt-4 sm:px-6">
        <ProcessHeader process={process} version={shown.version} />
        <TabList
          label={t('tabs.label')}
          className="mt-2"
          tabs={processTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        />
      </header>
      <TabPanel value="diagram" className="flex min-h-0 grow flex-col">
        {definition && (
          <DiagramTab process={process} definition={definition} version={shown.version} etag={shown.etag} />
        )}
      </TabPanel>
      <TabPanel value="versions" className="min-h-0 grow overflow-y-auto">
        <VersionsTab process={process} />
      </TabPanel>
      <TabPanel value="links" className="min-h-0 grow overflow-y-auto">
        <LinksTab process={process} />
      </TabPanel>
      <TabPanel value="data" className="min-h-0 grow overflow-y-auto">
        {definition && <DataTab fields={definition.data_definitions} />}
      </TabPanel>
      <TabPanel value="compiled" className="min-h-0 grow overflow-y-auto">
        <CompiledTab processId={processId} version={shown.version ?? process.activeVersion} />
      </TabPanel>
      <TabPanel value="definition" className="flex min-h-0 grow flex-col">
        {definition && (
          <DefinitionTab
            key={`${shown.version}`}
            process={process}
            definition={definition}
            version={shown.version}
            etag={shown.etag}
          />
        )}
      </TabPanel>
    </Tabs>
  );
}

const PageSkeleton = () => (
  <div className="grid gap-4 px-6 py-5" aria-hidden>
    <Skeleton className="h-4 w-24" />
    <Skeleton className="h-6 w-72" />
    <Skeleton className="mt-6 h-96 w-full rounded-xl" />
  </div>
);
