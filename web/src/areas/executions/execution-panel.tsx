import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Execution } from '#contracts/executions/index.ts';
import { executionTabs } from '../../app/search.ts';
import { TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import { DataPanel } from './data-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { Timeline } from './timeline.tsx';
import { TreePanel } from './tree-panel.tsx';

/** Beside the drawing: what happened when, with which data, and in which family of executions. */
export function ExecutionPanel({ execution, onSelect }: { execution: Execution; onSelect: (nodeId: string) => void }) {
  const { t } = useTranslation('executions');
  const { tab = 'timeline' } = useSearch({ from: '/shell/executions/$executionId' });
  const navigate = useNavigate({ from: '/executions/$executionId' });
  return (
    <Tabs
      value={tab}
      onChange={(next) => void navigate({ search: (was) => ({ ...was, tab: next }), replace: true })}
      className="min-h-full"
    >
      <div className="sticky top-0 z-10 border-line border-b bg-surface px-4">
        <TabList label={t('tabs.label')} tabs={executionTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))} />
      </div>
      <TabPanel value="timeline">
        <Timeline execution={execution} onSelect={onSelect} />
      </TabPanel>
      <TabPanel value="data">
        <DataPanel execution={execution} />
      </TabPanel>
      <TabPanel value="history">
        <HistoryPanel execution={execution} onSelect={onSelect} />
      </TabPanel>
      <TabPanel value="tree">
        <TreePanel execution={execution} />
      </TabPanel>
    </Tabs>
  );
}
