import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import { clearSession, type StoredSession, setSession } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { Input } from '../../ui/controls.tsx';
import { Field } from '../../ui/field.tsx';

type Credentials = { email: string; password: string; tenant: string };

function logIn({ email, password, tenant }: Credentials) {
  // A session that is left over must not be sent along, nor renewed.
  clearSession();
  return unwrap(api.POST('/auth/login', { body: { email: email.trim(), password, ...(tenant && { tenant }) } }));
}

export function SignInForm({ onSignedIn }: { onSignedIn: (session: StoredSession) => void }) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '', tenant: '' } });
  const login = useMutation({ mutationFn: logIn, onSuccess: (session) => onSignedIn(setSession(session)) });
  const asksTenant = isProblem(login.error, 'auth.tenant-required') || form.watch('tenant') !== '';
  const { errors } = form.formState;
  return (
    <form noValidate className="grid gap-4.5" onSubmit={form.handleSubmit((values) => login.mutate(values))}>
      {login.error && !isProblem(login.error, 'auth.tenant-required') && (
        <p role="alert" className="flex gap-2 rounded-lg bg-danger-soft px-3 py-2.5 text-danger">
          <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
          <span>{[login.error.message, isProblem(login.error) && login.error.help].filter(Boolean).join(' ')}</span>
        </p>
      )}
      <Field label={t('signIn.email')} required error={errors.email?.message}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            autoFocus
            {...form.register('email', { required: t('signIn.emailRequired') })}
          />
        )}
      </Field>
      <Field label={t('signIn.password')} required error={errors.password?.message}>
        {(control) => (
          <div className="relative">
            <Input
              {...control}
              className="pr-10"
              type={visible ? 'text' : 'password'}
              autoComplete="current-password"
              {...form.register('password', { required: t('signIn.passwordRequired') })}
            />
            <button
              type="button"
              className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-lg text-faint hover:text-ink [&_svg]:size-4"
              aria-label={visible ? t('signIn.hidePassword') : t('signIn.showPassword')}
              onClick={() => setVisible(!visible)}
            >
              {visible ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </button>
          </div>
        )}
      </Field>
      {asksTenant && (
        <Field label={t('signIn.tenant')} hint={t('signIn.tenantHint')} required>
          {(control) => <Input {...control} autoComplete="organization" {...form.register('tenant')} />}
        </Field>
      )}
      <Button type="submit" tone="primary" size="lg" busy={login.isPending} className="mt-1 w-full">
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
