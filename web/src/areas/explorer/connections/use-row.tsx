import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Use } from '#contracts/processes/index.ts';
import { Badge } from '../../../ui/badge.tsx';

/** One place that uses something: its process, the copy of it, and the node, which the link leads to. */
export function UseRow({ use }: { use: Use }) {
  const { t } = useTranslation('connections');
  const { process, version, state, nodeId, title, calledVersion } = use;
  const shown = state === 'draft' ? {} : { version };
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to="/processes/$processId"
          params={{ processId: process.id }}
          search={{ ...shown, ...(nodeId === undefined ? { tab: 'data' } : { node: nodeId }) }}
          className="font-medium text-ink hover:text-accent-ink hover:underline"
        >
          {process.name ?? process.id}
        </Link>
        <Badge tone={state === 'active' ? 'success' : 'neutral'}>{t(`copy.${state}`, { version })}</Badge>
      </p>
      <p className="text-muted text-xs">
        {[
          title && `“${title}”`,
          t(`used.how.${use.use}`),
          calledVersion && calledVersion !== 'active' && t('used.pinned', { version: calledVersion }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </li>
  );
}

export const keyOfUse = (use: Use): string => `${use.process.id} ${use.version} ${use.state} ${use.nodeId} ${use.use}`;
