import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <EmptyState icon={Compass} title={t('error.notFound')} text={t('error.notFoundText')}>
        <Button asChild>
          <Link to="/">{t('error.goHome')}</Link>
        </Button>
      </EmptyState>
    </main>
  );
}

export const RouteError = ({ error, reset }: { error: unknown; reset: () => void }) => (
  <main className="grid min-h-[70dvh] place-items-center">
    <ErrorState error={error} retry={reset} />
  </main>
);
