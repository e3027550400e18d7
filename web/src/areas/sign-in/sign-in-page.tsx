import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Activity, PenTool, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { homeOf } from '../../app/session-hooks.ts';
import { Logo } from '../../ui/logo.tsx';
import { SignInForm } from './sign-in-form.tsx';

const points = [
  ['draw', PenTool],
  ['run', ShieldCheck],
  ['watch', Activity],
] as const;

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const { next, ended } = useSearch({ from: '/sign-in' });
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col justify-center px-6 py-10">
        <div className="mx-auto w-full max-w-sm">
          <Logo className="mb-7 size-10" />
          <h1 className="font-semibold text-2xl tracking-tight">{t('signIn.title')}</h1>
          <p className="mt-1.5 mb-7 text-muted">{ended ? t('signIn.ended') : t('signIn.text')}</p>
          <SignInForm
            onSignedIn={(session) => {
              if (next) router.history.push(next);
              else void navigate({ to: homeOf(session.user) });
            }}
          />
        </div>
      </div>
      <aside className="relative hidden overflow-hidden border-line border-l bg-sunken lg:flex lg:flex-col lg:justify-center">
        <Backdrop />
        <div className="relative mx-auto max-w-md px-10">
          <p className="text-balance font-semibold text-3xl leading-tight tracking-tight">{t('signIn.pitch')}</p>
          <ul className="mt-8 grid gap-5">
            {points.map(([key, Icon]) => (
              <li key={key} className="flex gap-3.5 text-muted">
                <span className="grid size-8 shrink-0 place-items-center rounded-lg border border-line bg-surface text-accent-ink">
                  <Icon className="size-4" aria-hidden />
                </span>
                <span className="pt-1">{t(`signIn.points.${key}`)}</span>
              </li>
            ))}
          </ul>
        </div>
      </aside>
    </main>
  );
}

const Backdrop = () => (
  <svg className="absolute inset-0 size-full text-line-strong" aria-hidden="true">
    <defs>
      <pattern id="dots" width="22" height="22" patternUnits="userSpaceOnUse">
        <circle cx="1.5" cy="1.5" r="1.1" fill="currentColor" />
      </pattern>
      <radialGradient id="fade">
        <stop offset="0" stopColor="#fff" stopOpacity="0.15" />
        <stop offset="1" stopColor="#fff" />
      </radialGradient>
      <mask id="edges">
        <rect width="100%" height="100%" fill="url(#fade)" />
      </mask>
    </defs>
    <rect width="100%" height="100%" fill="url(#dots)" mask="url(#edges)" />
  </svg>
);
