import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StoredSession } from '../api/session.ts';
import { Bell } from '../areas/notifications/bell.tsx';
import { Logo } from '../ui/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { navigation } from './navigation.ts';
import { hasRole } from './session-hooks.ts';

const link =
  'flex h-8.5 items-center gap-2.5 rounded-lg px-2.5 font-medium text-muted transition-colors hover:bg-line/60 hover:text-ink [&_svg]:size-4.5';
const current = 'bg-surface text-ink shadow-card ring-1 ring-line hover:bg-surface dark:bg-raised dark:hover:bg-raised';

/** `withBell`: the top bar of small screens has its own. */
export function Sidebar({ session, withBell = false }: { session: StoredSession; withBell?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="flex h-full flex-col gap-6 p-3">
      <div className="flex items-center gap-2.5 px-2 pt-2">
        <Logo className="size-7" />
        <div className="min-w-0 grow leading-tight">
          <p className="font-semibold tracking-tight">{t('product')}</p>
          <p className="truncate text-faint text-xs">{session.tenant.name}</p>
        </div>
        {withBell && <Bell />}
      </div>
      <nav aria-label={t('nav.main')} className="grid gap-5">
        {navigation.map(({ group, items }) => {
          const offered = items.filter((item) => !item.roles || hasRole(session.user, ...item.roles));
          if (offered.length === 0) return null;
          return (
            <div key={group}>
              <p className="mb-1 px-2.5 font-medium text-faint text-xs">{t(`nav.${group}`)}</p>
              <ul className="grid gap-0.5">
                {offered.map(({ to, label, icon: Icon }) => (
                  <li key={to}>
                    <Link to={to} className={link} activeProps={{ className: current, 'aria-current': 'page' }}>
                      <Icon aria-hidden /> {t(`nav.${label}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <div className="mt-auto">
        <AccountMenu />
      </div>
    </div>
  );
}
