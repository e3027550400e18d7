import './register-strings.ts';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '#contracts/api-keys.ts';
import { useTitle } from '../../app/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { Card, CardTitle } from '../../ui/card.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/states.tsx';
import { ApiKeyRow } from './api-key-row.tsx';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';
import { useApiKeys } from './use-api-keys.ts';

type Doing = { verb: 'create' } | { verb: 'revoke'; key: ApiKey };

export function ApiKeysPage() {
  const { t } = useTranslation('apiKeys');
  const list = useApiKeys();
  const [doing, setDoing] = useState<Doing>();
  const done = () => setDoing(undefined);
  useTitle(t('title'));
  return (
    <Page>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          list.items && (
            <Button tone="primary" onClick={() => setDoing({ verb: 'create' })}>
              <Plus aria-hidden /> {t('create')}
            </Button>
          )
        }
      />
      <Card className="overflow-hidden">
        <CardTitle>{t('list')}</CardTitle>
        {list.isPending && <SkeletonRows rows={3} />}
        {list.error && <ErrorState error={list.error} retry={list.refetch} />}
        {list.items?.length === 0 && <EmptyState icon={KeyRound} title={t('none')} text={t('noneText')} />}
        <ul className="divide-y divide-line">
          {list.items?.map((key) => (
            <ApiKeyRow key={key.id} apiKey={key} onRevoke={() => setDoing({ verb: 'revoke', key })} />
          ))}
        </ul>
        <LoadMore more={list.more} loading={list.loadingMore} />
      </Card>
      {doing?.verb === 'create' && <CreateKeyDialog onClose={done} />}
      {doing?.verb === 'revoke' && <RevokeKeyDialog apiKey={doing.key} onClose={done} />}
    </Page>
  );
}
