import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '#contracts/api-keys.ts';
import { usersQuery } from '../../api/queries.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { dateTime, relativeTime } from '../../ui/time.tsx';

const tones: Record<ApiKey['status'], Tone> = { active: 'success', expired: 'warning', revoked: 'neutral' };

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { t } = useTranslation(['apiKeys', 'common']);
  const maker = useMaker(apiKey);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 grow gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words font-medium text-ink">{apiKey.name}</span>
          <Badge tone={tones[apiKey.status]}>{t(`status.${apiKey.status}`)}</Badge>
          {apiKey.roles.map((role) => (
            <Badge key={role}>{t(`common:role.${role}`)}</Badge>
          ))}
        </p>
        <p className="text-muted text-xs">
          <span className="sr-only">{t('prefix')} </span>
          <code className="font-mono">{apiKey.prefix}…</code>
          {' · '}
          <span title={dateTime(apiKey.createdAt)}>
            {t('by', { time: relativeTime(apiKey.createdAt), name: maker })}
          </span>
          {' · '}
          <LastUse at={apiKey.lastUsedAt} />
          <End apiKey={apiKey} />
        </p>
      </div>
      {apiKey.status !== 'revoked' && (
        <Button size="sm" aria-label={t('revokeNamed', { name: apiKey.name })} onClick={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}

function LastUse({ at }: { at: string | undefined }) {
  const { t } = useTranslation('apiKeys');
  if (at === undefined) return t('unused');
  return <span title={`${dateTime(at)} · ${t('usedHint')}`}>{t('used', { time: relativeTime(at) })}</span>;
}

/** When it ended, or will. */
function End({ apiKey: { status, expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  const { t } = useTranslation('apiKeys');
  const [at, words] =
    revokedAt === undefined
      ? ([expiresAt, status === 'expired' ? 'expired' : 'expires'] as const)
      : ([revokedAt, 'revokedAt'] as const);
  if (at === undefined) return null;
  return (
    <>
      {' · '}
      <span title={dateTime(at)}>{t(words, { time: relativeTime(at) })}</span>
    </>
  );
}

/** Keys outlive the accounts of who made them: an administrator should see where that is so. */
function useMaker({ createdBy }: ApiKey): string {
  const { t } = useTranslation(['apiKeys', 'common']);
  const { data } = useQuery(usersQuery);
  const maker = data?.items.find(({ id }) => id === createdBy);
  if (!maker) return t('common:unknownPerson');
  return maker.status === 'active' ? maker.name : t('byDisabled', { name: maker.name });
}
