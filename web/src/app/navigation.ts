import { Activity, Cog, Inbox, KeyRound, type LucideIcon, ScrollText, ServerCog, Workflow } from 'lucide-react';
import type { Role } from '#contracts/core/operation.ts';

type Item = {
  to: '/tasks' | '/processes' | '/executions' | '/jobs' | '/events' | '/services' | '/api-keys';
  label: 'tasks' | 'processes' | 'executions' | 'jobs' | 'events' | 'services' | 'apiKeys';
  icon: LucideIcon;
  /** Who is offered it; everybody when left out. */
  roles?: readonly Role[];
};

/** The navigation, in groups. */
export const navigation: readonly { group: 'work' | 'platform'; items: readonly Item[] }[] = [
  {
    group: 'work',
    items: [
      { to: '/tasks', label: 'tasks', icon: Inbox },
      { to: '/processes', label: 'processes', icon: Workflow },
      { to: '/executions', label: 'executions', icon: Activity },
    ],
  },
  {
    group: 'platform',
    items: [
      { to: '/jobs', label: 'jobs', icon: Cog, roles: ['manager', 'designer'] },
      { to: '/events', label: 'events', icon: ScrollText, roles: ['manager', 'designer'] },
      { to: '/services', label: 'services', icon: ServerCog, roles: ['manager', 'designer'] },
      { to: '/api-keys', label: 'apiKeys', icon: KeyRound, roles: ['admin'] },
    ],
  },
];
