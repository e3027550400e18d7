import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown, LogOut, type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { clearSession } from '../api/session.ts';
import { Avatar } from '../ui/avatar.tsx';
import { useSession } from './session-hooks.ts';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

const item =
  'flex h-8 select-none items-center gap-2.5 rounded-md px-2.5 text-ink outline-none data-highlighted:bg-sunken dark:data-highlighted:bg-line [&_svg]:size-4 [&_svg]:text-faint';
const themes: readonly [ThemeChoice, LucideIcon][] = [
  ['light', Sun],
  ['dark', Moon],
  ['system', Monitor],
];

/** Who is signed in, the theme, and the way out. */
export function AccountMenu({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const theme = useThemeChoice();
  const signOut = useSignOut();
  if (session === null) return null;
  const { user } = session;
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="flex w-full items-center gap-2.5 rounded-lg p-1.5 text-left transition-colors hover:bg-line/60">
        <Avatar name={user.name} />
        <span className="sr-only">{compact ? t('account.menu', { name: user.name }) : t('account.of')}</span>
        {!compact && (
          <>
            <span className="min-w-0 grow leading-tight">
              <span className="block truncate font-medium">{user.name}</span>
              <span className="block truncate text-faint text-xs">
                {user.roles.map((role) => t(`role.${role}`)).join(', ')}
              </span>
            </span>
            <ChevronsUpDown className="size-4 shrink-0 text-faint" aria-hidden />
          </>
        )}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-58 animate-rise rounded-xl border border-line bg-raised p-1.5 shadow-float"
        >
          <div className="px-2.5 py-1.5">
            <p className="truncate font-medium">{user.name}</p>
            <p className="truncate text-faint text-xs">{user.email}</p>
          </div>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <DropdownMenu.Label className="px-2.5 pb-1 text-faint text-xs">{t('account.theme')}</DropdownMenu.Label>
          <DropdownMenu.RadioGroup value={theme} onValueChange={(choice) => chooseTheme(choice as ThemeChoice)}>
            {themes.map(([choice, Icon]) => (
              <DropdownMenu.RadioItem key={choice} value={choice} className={item}>
                <Icon aria-hidden /> {t(`account.${choice}`)}
                <DropdownMenu.ItemIndicator className="ml-auto size-1.5 rounded-full bg-accent" />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="my-1.5 h-px bg-line" />
          <DropdownMenu.Item className={item} onSelect={() => signOut.mutate()}>
            <LogOut aria-hidden /> {t('account.signOut')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The refresh token is revoked if the server can be reached; this browser forgets it in any case. */
function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.POST('/auth/logout'),
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      clearSession();
    },
  });
}
