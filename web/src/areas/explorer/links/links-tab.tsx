import './register-strings.ts';
import { Plus, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '#contracts/processes/index.ts';
import { useMay } from '../../../app/session-hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardTitle } from '../../../ui/card.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/states.tsx';
import { CallersCard } from '../connections/callers-card.tsx';
import { DeclareDialog } from './declare-dialog.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { LinkRow } from './link-row.tsx';
import { LinksGraph } from './links-graph.tsx';
import { TriggerLinks } from './trigger-links.tsx';
import { useLinks } from './use-links.ts';

/** How the process is tied to others, and what a change of it touches. */
export function LinksTab({ process }: { process: Process }) {
  const { t } = useTranslation('links');
  const mayDesign = useMay('designer');
  const [declaring, setDeclaring] = useState(false);
  const links = useLinks(process.id);
  return (
    <Page>
      <Card className="overflow-hidden">
        <CardTitle
          aside={
            mayDesign && (
              <Button size="sm" onClick={() => setDeclaring(true)}>
                <Plus aria-hidden /> {t('declare')}
              </Button>
            )
          }
        >
          {t('title')}
        </CardTitle>
        {links.isPending && <SkeletonRows rows={3} />}
        {links.error && <ErrorState error={links.error} retry={() => void links.refetch()} />}
        {links.data?.items.length === 0 && <EmptyState icon={Waypoints} title={t('empty')} text={t('emptyText')} />}
        {links.data && links.data.items.length > 0 && (
          <>
            <LinksGraph id={process.id} name={process.name} links={links.data.items} />
            <ul className="divide-y divide-line border-line border-t">
              {links.data.items.map((link) => (
                <LinkRow key={`${link.type} ${link.from.id} ${link.to.id} ${link.id ?? ''}`} link={link} />
              ))}
            </ul>
            {links.data.truncated && <p className="border-line border-t px-4 py-3 text-muted">{t('truncated')}</p>}
          </>
        )}
      </Card>
      <CallersCard key={`callers ${process.id}`} id={process.id} />
      <TriggerLinks key={process.id} id={process.id} />
      <ImpactPanel
        key={`impact ${process.id}`}
        id={process.id}
        fields={process.data_definitions.map(({ name }) => name)}
      />
      <DeclareDialog id={process.id} open={declaring} onOpenChange={setDeclaring} />
    </Page>
  );
}
