import '../links/register-strings.ts';
import '../register-strings.ts';
import './register-strings.ts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../app/use-title.ts';
import { Page, PageHeader } from '../../../ui/page.tsx';
import { CyclesCard } from './cycles-card.tsx';
import { OrphansCard } from './orphans-card.tsx';
import { WhereUsedCard } from './where-used-card.tsx';

export function ConnectionsPage() {
  const { t } = useTranslation(['connections', 'explorer']);
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader
        eyebrow={
          <Link to="/processes" className="hover:text-ink">
            {t('explorer:title')}
          </Link>
        }
        title={t('title')}
        text={t('text')}
      />
      <WhereUsedCard />
      <CyclesCard />
      <OrphansCard />
    </Page>
  );
}
