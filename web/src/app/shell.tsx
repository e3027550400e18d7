import { Outlet, useRouterState } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bell } from '../areas/notifications/bell.tsx';
import { Button } from '../ui/button.tsx';
import { Logo } from '../ui/logo.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useSession } from './session-hooks.ts';
import { Sidebar } from './sidebar.tsx';

/** Frame of every page behind the sign-in: navigation at the side, or in a drawer on a small screen. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  if (session === null) return null;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
      >
        {t('nav.skip')}
      </a>
      <aside
        aria-label={t('product')}
        className="sticky top-0 hidden h-dvh border-line border-r bg-sunken/50 lg:block dark:bg-sunken"
      >
        <Sidebar session={session} withBell />
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar />
        <main id="content" tabIndex={-1} className="flex min-w-0 grow flex-col outline-none">
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}

function TopBar() {
  const { t } = useTranslation();
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-canvas/85 px-3 backdrop-blur-md sm:px-6 lg:hidden">
      <Drawer />
      <Logo />
      <span className="font-semibold tracking-tight">{t('product')}</span>
      <div className="ml-auto flex items-center gap-1">
        <Bell />
        <AccountMenu compact />
      </div>
    </header>
  );
}

function Drawer() {
  const { t } = useTranslation();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => setOpen(false), [pathname]);
  if (session === null) return null;
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button tone="quiet" size="icon" aria-label={t('nav.menu')}>
          <Menu aria-hidden />
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-40 w-68 animate-appear border-line border-r bg-canvas shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t('nav.main')}</Dialog.Title>
          <Sidebar session={session} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
